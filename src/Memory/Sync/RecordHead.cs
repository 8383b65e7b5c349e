using TotalMemory.Knowledge;

namespace TotalMemory.Sync;

/// <summary>The columns of a record that decide whether and how it is synchronised.</summary>
internal sealed record RecordHead(
    long Id,
    string Type,
    string Identity,
    string Project,
    bool IsGlobal,
    string Branch,
    RecordStatus Status,
    string Source,
    bool IsOfFile,
    long? Successor,
    DateTimeOffset Created,
    DateTimeOffset Updated
);
