using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>Search by words alone, saying why.</summary>
public sealed class NoSemanticSearch(string reason) : ISemanticSearch
{
    public SemanticScores? Search(RecallQuery query, Func<IReadOnlyList<RecordScore>> lexical, int take, out string? unavailable)
    {
        unavailable = reason;
        return null;
    }
}
