using TotalMemory.Knowledge;

namespace TotalMemory.Reflection;

/// <summary>One change of a reflection.</summary>
/// <param name="Other">The remaining record, for merged and superseded ones.</param>
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

/// <summary>A change of a reflection that a person undid.</summary>
internal readonly record struct UndoneChange(long Record, ReflectionAction Action);
