namespace TotalMemory.Browsing;

/// <summary>What to look for in every turn of every session.</summary>
public sealed record TurnQuery
{
    public required string Text { get; init; }

    /// <summary>Only turns of this project; null only for a person who asked for all.</summary>
    public string? Project { get; init; }

    public Speaker By { get; init; }

    /// <summary>Hits to skip.</summary>
    public int Skip { get; init; }

    public int Limit { get; init; } = 20;
}
