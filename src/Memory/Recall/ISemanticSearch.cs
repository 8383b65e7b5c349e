using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>Search by meaning, in this process.</summary>
public interface ISemanticSearch
{
    /// <summary>Scores for a query; null when it cannot be had now, with the reason.</summary>
    /// <param name="lexical">Waits for what the words found, with their scores: they are searched while the query is encoded.</param>
    SemanticScores? Search(RecallQuery query, Func<IReadOnlyList<RecordScore>> lexical, int take, out string? unavailable);
}
