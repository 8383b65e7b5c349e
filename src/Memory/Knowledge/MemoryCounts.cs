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
    public long Insights { get; init; }
    public long Rules { get; init; }
    public long Archived { get; init; }
    public long Forgotten { get; init; }
    public long UnknownLines { get; init; }
    public long MalformedLines { get; init; }
}
