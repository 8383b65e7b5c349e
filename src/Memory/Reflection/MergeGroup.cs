using TotalMemory.Knowledge;

namespace TotalMemory.Reflection;

/// <summary>Near-duplicates, and the one that is kept.</summary>
public sealed record MergeGroup(KnowledgeRecord Stays, IReadOnlyList<KnowledgeRecord> Merged);
