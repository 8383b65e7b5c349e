using TotalMemory.Knowledge;

namespace TotalMemory.Reflection;

/// <summary>One line of a reflection's diff.</summary>
public sealed record ReflectionLine(
    long Record,
    ReflectionAction Action,
    long? Other,
    string Reason,
    string Text,
    RecordStatus Before,
    RecordStatus After
);
