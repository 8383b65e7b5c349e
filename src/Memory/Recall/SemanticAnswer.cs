using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>The result of a search by meaning.</summary>
/// <param name="Scores">Null if the search is not available.</param>
/// <param name="Unavailable">Why not.</param>
public sealed record SemanticAnswer(SemanticScores? Scores, string? Unavailable = null);
