using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>
/// Combines words and meaning by calibrated scores. Each signal is converted to standard scores over all records in scope, and weighs more
/// the further its best score stands out. Pure.
/// </summary>
public static class Fusion
{
    /// <summary>Maximum weight of words. Chosen together with the other constants on three public data sets.</summary>
    private const double WordsShare = 0.6;

    /// <summary>
    /// Minimum weight of words if the query contains an identifier, of which an encoder of prose sees little. Measured on code questions:
    /// a share of .2 for meaning was best.
    /// </summary>
    internal const double IdentifierWordsShare = 0.8;

    /// <summary>Reciprocal rank fusion, scaled so that a record first in both has 1.</summary>
    public static IReadOnlyDictionary<long, double> ByRanks(IReadOnlyList<RecordScore> words, IReadOnlyDictionary<long, double> cosines)
    {
        const int k = 60; // published: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)
        var fused = new Dictionary<long, double>();
        foreach (
            var ranked in new[]
            {
                words.OrderByDescending(w => w.Score).ThenBy(w => w.Record).Select(w => w.Record),
                cosines.OrderByDescending(m => m.Value).ThenBy(m => m.Key).Select(m => m.Key),
            }
        )
        {
            var rank = 0;
            foreach (var record in ranked)
                fused[record] = fused.GetValueOrDefault(record) + (k + 1) / 2.0 / (k + ++rank);
        }
        return fused;
    }

    /// <summary>All records found by either signal, each once.</summary>
    /// <param name="leastWords">The least weight of the words, 0 to 1.</param>
    public static IEnumerable<Fused> Fuse(IReadOnlyList<RecordScore> words, SemanticScores meaning, double leastWords = 0)
    {
        var calibration = Calibrate(words, meaning);
        calibration = calibration with { Weight = Math.Max(calibration.Weight, words.Count > 0 ? leastWords : 0) };
        var byWords = words.Select(w => w.Record).ToHashSet();
        return words
            .Select(w => Join(w.Record, w.Score))
            .Concat(meaning.Cosines.Keys.Where(r => !byWords.Contains(r)).Select(r => Join(r, null)));

        Fused Join(long record, double? score)
        {
            var cosine = meaning.Cosines.TryGetValue(record, out var near) ? near : (double?)null;
            var context = meaning.Context?.GetValueOrDefault(record) ?? 0;
            return new Fused(
                record,
                calibration.Combine(score ?? 0, cosine) + context,
                score is { } s ? calibration.Words(s) : null,
                cosine is { } c ? calibration.Meaning(c) : null,
                context
            );
        }
    }

    /// <summary>The distribution of both signals' scores for this query.</summary>
    public static Calibration Calibrate(IReadOnlyList<RecordScore> words, SemanticScores meaning)
    {
        var n = Math.Max(1, Math.Max(meaning.Count, words.Count));
        var mean = words.Sum(w => w.Score) / n;
        var deviation = Math.Sqrt(Math.Max(0, words.Sum(w => w.Score * w.Score) / n - mean * mean)) + 1e-9;
        var even = new Calibration(0, mean, deviation, meaning.Mean, meaning.Deviation);
        var bestWords = words.Count == 0 ? 0 : even.Words(words.Max(w => w.Score));
        var bestMeaning = meaning.Cosines.Count == 0 ? 0 : even.Meaning(meaning.Cosines.Values.Max());
        var weight = WordsShare * bestWords / (bestMeaning * bestMeaning + bestWords + 1e-9);
        return even with { Weight = 1 - (1 - weight) * meaning.Share };
    }
}
