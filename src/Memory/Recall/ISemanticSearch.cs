using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>What a search by meaning found.</summary>
/// <param name="Scores">Null when it cannot be had now.</param>
/// <param name="Unavailable">Why not.</param>
public sealed record SemanticAnswer(SemanticScores? Scores, string? Unavailable = null);

/// <summary>Search by meaning, in this process.</summary>
public interface ISemanticSearch
{
    /// <param name="lexical">Waits for what the words found, with their scores: they are searched while the query is encoded.</param>
    Task<SemanticAnswer> SearchAsync(
        RecallQuery query,
        Func<Task<IReadOnlyList<RecordScore>>> lexical,
        int take,
        CancellationToken cancel = default
    );
}
