using TotalMemory.Knowledge;

namespace TotalMemory.Recall;

/// <summary>A record that answers a query.</summary>
/// <param name="Score">Larger is better; comparable within one answer only.</param>
/// <param name="Legs">How it was found.</param>
public sealed record Hit(KnowledgeRecord Record, double Score, IReadOnlyList<string> Legs);

/// <param name="Hits">Best first.</param>
/// <param name="Corrected">Words of the query that were read as others, <c>dokcer → docker</c>.</param>
public sealed record RecallResult(IReadOnlyList<Hit> Hits, IReadOnlyList<string> Corrected);
