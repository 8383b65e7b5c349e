using TotalMemory.Knowledge;

namespace TotalMemory.Recall.Semantic;

/// <summary>What the index needs of a record to apply a query's filters, and the length of its text in characters.</summary>
internal sealed record IndexedRecord(
    long Id,
    string Project,
    bool IsGlobal,
    bool IsActive,
    RecordType Type,
    string Kind,
    string? Branch,
    long Created,
    long Confirmed,
    int Length
);
