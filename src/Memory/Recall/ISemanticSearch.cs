using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>The result of a search by meaning.</summary>
/// <param name="Scores">Null if the search is not available.</param>
/// <param name="Unavailable">Why not.</param>
public sealed record SemanticAnswer(SemanticScores? Scores, string? Unavailable = null);

/// <summary>Search by meaning in this process.</summary>
public interface ISemanticSearch
{
    /// <param name="lexical">Waits for the hits by words, which are searched while the query is encoded.</param>
    Task<SemanticAnswer> SearchAsync(
        RecallQuery query,
        Func<Task<IReadOnlyList<RecordScore>>> lexical,
        int take,
        CancellationToken cancel = default
    );
}
