namespace TotalMemory.Recall;

/// <summary>
/// What a record gains from those written just before and after it. Short records leave unsaid what their neighbours say («yes, the second
/// one»), so each is read a little in their light, the more, the shorter it is (a document's own words against those around it, weighed as
/// in Dirichlet smoothing: Zhai and Lafferty 2004; Liu and Croft 2004), and the more alike neighbours are in this memory: where records
/// stand in no order, neighbours say nothing and add nothing. Pure.
/// </summary>
internal static class NeighbourGain
{
    /// <summary>Records looked at on either side; each counts half of the one before it.</summary>
    public const int Reach = 3;

    private const double Share = 0.7;

    /// <summary>Characters at which the neighbours' share has fallen to a half.</summary>
    private const double OwnText = 300;

    /// <summary>What the neighbours' scores add to a record's own.</summary>
    /// <param name="length">Characters of the record.</param>
    /// <param name="kinship">Mean cosine of neighbours in this memory.</param>
    /// <param name="around">Standard scores of the neighbours, and how many steps away they are; those that may not be seen are left
    /// out.</param>
    public static double Compute(int length, double kinship, ReadOnlySpan<NearScore> around)
    {
        var sum = 0.0;
        foreach (var (steps, score) in around)
            sum += score / (1 << (steps - 1));
        return Share * Math.Max(0, kinship) * OwnText / (OwnText + length) * sum;
    }
}

/// <summary>Standard score of a record near another, and how many steps away it is.</summary>
internal readonly record struct NearScore(int Steps, double Score);
