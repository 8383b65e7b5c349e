namespace TotalMemory.Recall.Semantic;

/// <summary>Similarities of records to a query.</summary>
/// <param name="Cosines">Record → cosine to the query, both without what all texts have in common; of the nearest and of those asked
/// about.</param>
/// <param name="Mean">Mean cosine over all records in scope.</param>
/// <param name="Deviation">Standard deviation of these cosines.</param>
/// <param name="Count">Number of records in scope.</param>
/// <param name="Context">Record → gain from its neighbours, in standard scores.</param>
public sealed record SemanticScores(
    IReadOnlyDictionary<long, double> Cosines,
    double Mean,
    double Deviation,
    int Count,
    IReadOnlyDictionary<long, double>? Context = null
)
{
    /// <summary>Share of the records in scope that have vectors; with a small share, meaning counts less.</summary>
    public double Share { get; init; } = 1;
}
