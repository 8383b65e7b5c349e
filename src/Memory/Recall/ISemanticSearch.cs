using TotalMemory.Embeddings;

namespace TotalMemory.Recall;

/// <summary>Search by meaning: in the worker's own memory, or asked of the worker by another process.</summary>
public interface ISemanticSearch
{
    /// <summary>Scores for a query; null when it cannot be had now, with the reason.</summary>
    SemanticScores? Search(RecallQuery query, IReadOnlyList<(long Record, double Score)> lexical, int take, out string? unavailable);
}
