using TotalMemory.Knowledge;

namespace TotalMemory.Reflection;

/// <summary>What a night does to a record.</summary>
public enum ReflectionAction
{
    Merged,
    Superseded,
    Archived,

    /// <summary>A year in the archive, and seen so on two days: its words are removed. They can be brought back for thirty days.</summary>
    Purged,
    Promoted,
    Suspended,
}

/// <summary>One change of a reflection.</summary>
/// <param name="Other">The record that took over, for what was merged or superseded.</param>
public sealed record PlannedChange(KnowledgeRecord Record, ReflectionAction Action, long? Other, string Reason)
{
    public RecordStatus StatusAfter =>
        Action switch
        {
            ReflectionAction.Merged => RecordStatus.Merged,
            ReflectionAction.Superseded => RecordStatus.Superseded,
            ReflectionAction.Archived => RecordStatus.Archived,
            ReflectionAction.Purged => RecordStatus.Purged,
            ReflectionAction.Suspended => RecordStatus.Suspended,
            _ => RecordStatus.Active,
        };
}

/// <summary>What a reflection did to a record, and a person took back.</summary>
internal readonly record struct UndoneChange(long Record, ReflectionAction Action);
