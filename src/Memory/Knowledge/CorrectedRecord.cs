namespace TotalMemory.Knowledge;

/// <summary>A record and the one that replaced it.</summary>
public sealed record CorrectedRecord(KnowledgeRecord Old, KnowledgeRecord New);
