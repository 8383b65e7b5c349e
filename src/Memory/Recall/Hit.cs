using TotalMemory.Knowledge;
using TotalMemory.Team;

namespace TotalMemory.Recall;

/// <summary>A record that answers a query.</summary>
/// <param name="Score">Larger is better; comparable within one answer only.</param>
/// <param name="Signals">How it was found: <c>words</c>, <c>typo</c>, <c>meaning</c>, <c>context</c>, <c>graph</c>, each with its rank and
/// score.</param>
public sealed record Hit(KnowledgeRecord Record, double Score, IReadOnlyList<SearchSignal> Signals)
{
    /// <summary>None of the words asked for stands in it.</summary>
    public bool IsByMeaningOnly => Signals.Any(l => l.Name is "meaning" or "context") && !Signals.Any(l => l.Name is "words" or "typo");
}

/// <summary>One way a record was found.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">BM25 for words, cosine for meaning, what its neighbours add for context, activation for the graph.</param>
public sealed record SearchSignal(string Name, int Rank, double Score);

/// <param name="Hits">Best first.</param>
/// <param name="Corrected">Words of the query that were read as others, <c>dokcer → docker</c>.</param>
/// <param name="WithoutMeaning">Why the search by meaning was left out; null when it took part.</param>
public sealed record RecallResult(IReadOnlyList<Hit> Hits, IReadOnlyList<string> Corrected, string? WithoutMeaning = null)
{
    /// <summary>What the team says about it, where that was asked, too: their word, and not the person's.</summary>
    public IReadOnlyList<TeamRule> Team { get; init; } = [];
}
