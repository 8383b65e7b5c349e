using TotalMemory.Knowledge;

namespace TotalMemory.Transfer;

/// <summary>One item of another memory, converted.</summary>
public sealed record ForeignItem
{
    /// <summary>Table and id there, <c>observations:12</c>.</summary>
    public required string Item { get; init; }

    public required Draft Draft { get; init; }

    /// <summary>Name of the project there; empty for none.</summary>
    public required string Project { get; init; }

    /// <summary>Item that replaced it there.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Archived there, or replaced.</summary>
    public RecordStatus Status { get; init; } = RecordStatus.Active;

    /// <summary>For a skill.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<string> AntiPatterns { get; init; } = [];

    /// <summary>For an episode, 0 to 1.</summary>
    public double? Impact { get; init; }

    /// <summary>For a fact with a time of its own.</summary>
    public TimedTriple? Triple { get; init; }
}
