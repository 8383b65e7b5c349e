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

/// <summary>A fact with its validity period.</summary>
public sealed record TimedTriple(string Subject, string Predicate, string Value, DateTimeOffset From, DateTimeOffset? To);

/// <summary>A session there.</summary>
public sealed record ForeignSession(string Id, string Client, string Project, string? Branch, DateTimeOffset Started, DateTimeOffset Ended);

/// <summary>An edge between two items there.</summary>
public sealed record ForeignRelation(string From, string To, string Type);

/// <summary>Everything that could be read of another memory.</summary>
public sealed record ForeignMemory(
    string Source,
    IReadOnlyList<ForeignItem> Items,
    IReadOnlyList<ForeignSession> Sessions,
    IReadOnlyList<ForeignRelation> Relations,
    int Unreadable
)
{
    /// <summary>The first reasons why items could not be read.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
