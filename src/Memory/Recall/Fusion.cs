using TotalMemory.Embeddings;

namespace TotalMemory.Recall;

/// <summary>One record's fused score, with the parts it is made of.</summary>
/// <param name="Words">Standard score of its words among all records in scope; null when they did not find it.</param>
/// <param name="Meaning">Standard score of its meaning; null when it has no vector.</param>
public readonly record struct Fused(long Record, double Score, double? Words, double? Meaning);

/// <summary>
/// Joins words and meaning by calibrated scores. Each leg is measured against what it gives all other records in scope (its standard
/// score), and is trusted the more, the further its best stands out. Pure.
/// </summary>
public static class Fusion
{
    /// <summary>The most that words may weigh. Chosen together with the rest on three public sets; one value for all.</summary>
    private const double WordsShare = 0.5;

    /// <summary>Reciprocal ranks of both legs, scaled so that the first of both is 1.</summary>
    public static IReadOnlyDictionary<long, double> ByRanks(IReadOnlyList<(long Record, double Score)> words, IReadOnlyDictionary<long, double> cosines)
    {
        const int k = 60;
        var fused = new Dictionary<long, double>();
        foreach (var ranked in new[] { words.OrderByDescending(w => w.Score).ThenBy(w => w.Record).Select(w => w.Record), cosines.OrderByDescending(m => m.Value).ThenBy(m => m.Key).Select(m => m.Key) })
        {
            var rank = 0;
            foreach (var record in ranked) fused[record] = fused.GetValueOrDefault(record) + (k + 1) / 2.0 / (k + ++rank);
        }
        return fused;
    }

    public static IReadOnlyList<Fused> Of(IReadOnlyList<(long Record, double Score)> words, SemanticScores meaning)
    {
        var n = Math.Max(meaning.Count, words.Count);
        if (n == 0) return [];
        var mean = words.Sum(w => w.Score) / n;
        var deviation = Math.Sqrt(Math.Max(0, words.Sum(w => w.Score * w.Score) / n - mean * mean)) + 1e-9;
        double WordsOf(double score) => (score - mean) / deviation;
        double MeaningOf(double cosine) => meaning.Deviation < 1e-9 ? 0 : (cosine - meaning.Mean) / meaning.Deviation;

        var bestWords = words.Count == 0 ? 0 : WordsOf(words.Max(w => w.Score));
        var bestMeaning = meaning.Cosines.Count == 0 ? 0 : MeaningOf(meaning.Cosines.Values.Max());
        var weight = WordsShare * bestWords / (bestMeaning * bestMeaning + bestWords + 1e-9);
        var none = WordsOf(0);
        var found = new Dictionary<long, Fused>();
        foreach (var (record, score) in words)
        {
            var (w, m) = (WordsOf(score), meaning.Cosines.TryGetValue(record, out var cosine) ? MeaningOf(cosine) : (double?)null);
            found[record] = new Fused(record, weight * w + (1 - weight) * (m ?? 0), w, m);
        }
        foreach (var (record, cosine) in meaning.Cosines)
            if (!found.ContainsKey(record)) found[record] = new Fused(record, weight * none + (1 - weight) * MeaningOf(cosine), null, MeaningOf(cosine));
        return [.. found.Values];
    }
}
