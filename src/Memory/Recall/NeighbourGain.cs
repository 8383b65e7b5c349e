namespace TotalMemory.Recall;

/// <summary>
/// Adds part of the scores of the records written just before and after a record, because short records ("yes, the second one") mean
/// little alone. The part is larger for shorter records (as in Dirichlet smoothing: Zhai and Lafferty 2004; Liu and Croft 2004), and the
/// more similar neighbours are in this memory; it is zero where records are in no order. Pure.
/// </summary>
internal static class NeighbourGain
{
    /// <summary>Neighbours on each side; each counts half of the previous one (chosen).</summary>
    public const int Reach = 3;

    private const double Share = 0.7;

    /// <summary>Length in characters at which the neighbours' share is halved (chosen).</summary>
    private const double OwnText = 300;

    /// <summary>The amount to add to a record's score.</summary>
    /// <param name="length">Length of the record in characters.</param>
    /// <param name="neighbourSimilarity">Mean cosine of neighbours in this memory.</param>
    /// <param name="around">Standard scores of the neighbours, and how many steps away they are; those that may not be seen are left
    /// out.</param>
    public static double Compute(int length, double neighbourSimilarity, ReadOnlySpan<NearScore> around)
    {
        var sum = 0.0;
        foreach (var (steps, score) in around)
            sum += score / (1 << (steps - 1));
        return Share * Math.Max(0, neighbourSimilarity) * OwnText / (OwnText + length) * sum;
    }
}

/// <summary>Standard score of a neighbour, and its distance in steps.</summary>
internal readonly record struct NearScore(int Steps, double Score);
