namespace TotalMemory.Recall.Semantic;

/// <summary>How near records are to a query in meaning.</summary>
/// <param name="Cosines">Record → cosine to the query, both without what all texts have in common; of the nearest and of those asked
/// about.</param>
/// <param name="Mean">Mean cosine over all records in scope.</param>
/// <param name="Deviation">Standard deviation over them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Context">Record → what those written just before and after it add to its standard score.</param>
public sealed record SemanticScores(
    IReadOnlyDictionary<long, double> Cosines,
    double Mean,
    double Deviation,
    int Count,
    IReadOnlyDictionary<long, double>? Context = null
)
{
    /// <summary>The part of the records in scope that has vectors: what few of them mean says little of the rest.</summary>
    public double Share { get; init; } = 1;
}
