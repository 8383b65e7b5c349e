using System.Numerics.Tensors;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Groups requests of one project with the same meaning: by vectors if available, otherwise by words. Pure and deterministic.
/// </summary>
/// <param name="vectors">By text, of length 1, without what all requests of a language share.</param>
internal sealed class AskGroups(IReadOnlyList<Ask> asks, IReadOnlyDictionary<string, float[]> vectors)
{
    /// <summary>
    /// Minimum cosine of two equal requests, with gte-small: chosen on labelled sessions of 21 repositories, where lower thresholds found
    /// no more repeated requests, and higher ones fewer.
    /// </summary>
    private const double SameMeaning = 0.4;

    /// <summary>The same for requests that share specific words.</summary>
    private const double SameMeaningAndWords = 0.32;

    /// <summary>Minimum mean cosine to a group's requests to join it.</summary>
    private const double NearMeaning = 0.28;

    /// <summary>What shared specific words add to the cosine, at most (chosen with the thresholds above).</summary>
    private const double SharedWords = 0.1;

    private const double SameWords = 0.6;

    /// <summary>The same for pairs of characters.</summary>
    private const double SamePairs = 0.4;

    private readonly AskWords words = new(asks);

    public IReadOnlyList<IReadOnlyList<Ask>> All()
    {
        var groups = new List<List<Ask>>();
        foreach (var ask in asks)
        {
            var home = groups
                .Select(g => (Group: g, Near: Nearness(ask, g)))
                .Where(g => g.Near > 0)
                .OrderByDescending(g => g.Near)
                .Select(g => g.Group)
                .FirstOrDefault();
            if (home is null)
                groups.Add([ask]);
            else
                home.Add(ask);
        }
        return groups;
    }

    /// <summary>Similarity of a request to the nearest one of another session; 1 for equal texts.</summary>
    public double Nearest(Ask ask, IReadOnlyList<Ask> group) =>
        group.Where(other => other.Session != ask.Session).Select(other => Likeness(ask, other).Value).DefaultIfEmpty(0).Max();

    /// <summary>Mean similarity, ignoring pairs from the same session.</summary>
    public double MeanSimilarity(IReadOnlyList<Ask> group) =>
        group
            .SelectMany((a, i) => group.Skip(i + 1).Where(b => b.Session != a.Session).Select(b => Likeness(a, b).Value))
            .DefaultIfEmpty(0)
            .Average();

    // Similar to one and not dissimilar to the others, so that chains do not form.
    private double Nearness(Ask ask, List<Ask> group)
    {
        if (group.Exists(other => Rejected.Opposes(ask.Text, other.Text)))
            return 0;
        var likeness = group.Select(other => Likeness(ask, other)).ToList();
        var mean = likeness.Average(l => l.Value);
        return likeness.Any(l => l.IsSame) && mean >= likeness.Average(l => l.Least) ? mean : 0;
    }

    private SimilarAsk Likeness(Ask a, Ask b)
    {
        if (string.Equals(a.Text, b.Text, StringComparison.OrdinalIgnoreCase))
            return new SimilarAsk(1, true, 0);
        var byWords = words.Similarity(a, b);
        // The encoder knows no Chinese, Japanese or Korean.
        if (UnspacedText.IsMostlyUnspaced(a.Text) || UnspacedText.IsMostlyUnspaced(b.Text))
            return new SimilarAsk(byWords, byWords >= SamePairs, SamePairs / 2);
        if (vectors.TryGetValue(a.Text, out var x) && vectors.TryGetValue(b.Text, out var y))
        {
            var cosine = TensorPrimitives.Dot<float>(x, y);
            return new SimilarAsk(cosine + SharedWords * byWords, cosine >= (byWords > 0 ? SameMeaningAndWords : SameMeaning), NearMeaning);
        }
        return new SimilarAsk(byWords, byWords >= SameWords, SameWords / 2);
    }

    /// <param name="Least">Minimum mean to join a group.</param>
    private sealed record SimilarAsk(double Value, bool IsSame, double Least);
}
