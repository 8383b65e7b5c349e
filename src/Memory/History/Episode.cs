using TotalMemory.Knowledge;

namespace TotalMemory.History;

/// <summary>An episode with its ratings.</summary>
/// <param name="Impact">0 to 1; for a session read from its transcript, derived from its importance.</param>
public sealed record Episode(KnowledgeRecord Record, double Impact, int Frustration);
