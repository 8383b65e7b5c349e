namespace TotalMemory.Knowledge;

/// <summary>How much is remembered.</summary>
public sealed record MemoryCounts
{
    public long Projects { get; init; }
    public long Sessions { get; init; }
    public long Transcripts { get; init; }
    public long Facts { get; init; }
    public long Corrections { get; init; }
    public long Errors { get; init; }
    public long ErrorsFixed { get; init; }
    public long Episodes { get; init; }

    /// <summary>Insights, without waiting ones and agents' notes.</summary>
    public long Insights { get; init; }

    /// <summary>Rules shown to sessions, without waiting ones and agents' notes.</summary>
    public long Rules { get; init; }

    /// <summary>Written by an agent, not confirmed by a person.</summary>
    public long Notes { get; init; }

    /// <summary>Rules and insights that wait for a person's decision and are not shown.</summary>
    public long Waiting { get; init; }

    public long Suspended { get; init; }
    public long Archived { get; init; }
    public long Forgotten { get; init; }
    public long UnknownLines { get; init; }
    public long MalformedLines { get; init; }
}
