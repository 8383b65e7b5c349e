namespace TotalMemory.Knowledge;

/// <summary>Status of a record. Only active ones are recalled.</summary>
public enum RecordStatus
{
    Active,
    Archived,
    Superseded,

    /// <summary>Merged into another record with the same meaning.</summary>
    Merged,

    Deleted,
    Purged,

    /// <summary>A rule that is no longer checked or shown.</summary>
    Suspended,
}
