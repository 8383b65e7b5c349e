namespace TotalMemory.Reflection;

/// <summary>What a reflection does to a record.</summary>
public enum ReflectionAction
{
    Merged,
    Superseded,
    Archived,

    /// <summary>Its text is removed after a year in the archive, confirmed on two days. It can be restored for thirty days.</summary>
    Purged,
    Promoted,
    Suspended,
}
