namespace TotalMemory.Reflection;

/// <summary>How a reflection ended.</summary>
public enum ReflectionOutcome
{
    Applied,

    /// <summary>It would have removed too much; a person must consent.</summary>
    Refused,
    Undone,
}
