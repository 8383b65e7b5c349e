namespace TotalMemory.Knowledge;

/// <summary>A record with its evidence.</summary>
public sealed record RecordWithEvidence(KnowledgeRecord Record, IReadOnlyList<Evidence> Evidence);
