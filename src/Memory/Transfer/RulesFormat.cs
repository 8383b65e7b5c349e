namespace TotalMemory.Transfer;

/// <summary>Formats of a file with rules and conventions.</summary>
public enum RulesFormat
{
    /// <summary>AGENTS.md: read by many agents.</summary>
    AgentsMd,

    /// <summary>CLAUDE.md.</summary>
    ClaudeMd,

    /// <summary>A note for an Obsidian vault, with its numbers, tags and sources.</summary>
    Obsidian,
}
