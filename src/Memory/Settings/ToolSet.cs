namespace TotalMemory.Settings;

/// <summary>Which tools the MCP server lists: every session pays tokens for each.</summary>
public enum ToolSet
{
    /// <summary>Recall, get, save, correct, forget, rules, why.</summary>
    Core,

    /// <summary>Everything.</summary>
    All,

    /// <summary>No tools and no instructions, for a second registration beside the first.</summary>
    None,
}
