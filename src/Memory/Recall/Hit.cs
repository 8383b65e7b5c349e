using TotalMemory.Knowledge;

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
