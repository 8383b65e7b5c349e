using System.Text.Json.Serialization;
using TotalMemory.Knowledge;
using TotalMemory.Team;

namespace TotalMemory.Recall;

/// <summary>A record that answers a query.</summary>
/// <param name="Score">Larger is better; comparable within one answer only.</param>
/// <param name="Signals">How it was found.</param>
public sealed record Hit(KnowledgeRecord Record, double Score, IReadOnlyList<SearchSignal> Signals)
{
    /// <summary>It contains none of the query's words.</summary>
    public bool IsByMeaningOnly =>
        Signals.Any(l => l.Name is SearchSignalKind.Meaning or SearchSignalKind.Context)
        && !Signals.Any(l => l.Name is SearchSignalKind.Words or SearchSignalKind.Typo);
}

/// <summary>One way a record was found.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">BM25 for words, cosine for meaning, gain for context, activation for the graph.</param>
public sealed record SearchSignal([property: JsonConverter(typeof(SearchSignalJson))] SearchSignalKind Name, int Rank, double Score);

/// <param name="Hits">Best first.</param>
/// <param name="Corrected">Corrected words of the query, <c>dokcer → docker</c>.</param>
/// <param name="WithoutMeaning">Why search by meaning was not used; null if it was.</param>
public sealed record RecallResult(IReadOnlyList<Hit> Hits, IReadOnlyList<string> Corrected, string? WithoutMeaning = null)
{
    /// <summary>Matching team rules, if requested.</summary>
    public IReadOnlyList<TeamRule> Team { get; init; } = [];
}
