namespace TotalMemory.Knowledge;

/// <summary>Who said the text. Text from <see cref="External"/> and <see cref="File"/> can never become a rule.</summary>
public enum Origin
{
    User,
    Assistant,
    Tool,

    /// <summary>The web or an MCP server.</summary>
    External,

    /// <summary>A file of the repository.</summary>
    File,
}
