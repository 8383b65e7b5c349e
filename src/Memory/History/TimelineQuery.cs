namespace TotalMemory.History;

/// <summary>Which sessions to list; by default the latest.</summary>
public sealed record TimelineQuery
{
    /// <summary>Null only for a person who asked for all.</summary>
    public string? Project { get; init; }

    /// <summary>Words that the session, or a record learned in it, must contain.</summary>
    public string? Text { get; init; }

    /// <summary>1 is the first session, -1 the last.</summary>
    public int? Number { get; init; }

    /// <summary>0 is the last session, 1 the one before.</summary>
    public int? Ago { get; init; }

    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }
    public int Limit { get; init; } = 5;
}
