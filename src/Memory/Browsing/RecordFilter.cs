using TotalMemory.Knowledge;

namespace TotalMemory.Browsing;

/// <summary>Which records to list.</summary>
public sealed record RecordFilter
{
    /// <summary>Null for all projects.</summary>
    public string? Project { get; init; }

    /// <summary>None for all.</summary>
    public IReadOnlyList<RecordType> Types { get; init; } = [];

    public RecordStatus Status { get; init; } = RecordStatus.Active;

    /// <summary>Only records with a larger id, that is, learned later.</summary>
    public long LearnedAfter { get; init; }

    /// <summary>Only records waiting for confirmation, or only others; null for both.</summary>
    public bool? IsWaiting { get; init; }

    /// <summary>Only errors that were solved, or only those that were not; null for both.</summary>
    public bool? HasFix { get; init; }
}
