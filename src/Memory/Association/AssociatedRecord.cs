using TotalMemory.Knowledge;

namespace TotalMemory.Association;

/// <summary>A record reached over the graph.</summary>
public sealed record AssociatedRecord(KnowledgeRecord Record, ActivatedRecord Activation);
