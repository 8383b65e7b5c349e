using TotalMemory.Knowledge;

namespace TotalMemory.Graph;

/// <summary>A record and its type.</summary>
internal readonly record struct TypedRecord(long Record, RecordType Type);
