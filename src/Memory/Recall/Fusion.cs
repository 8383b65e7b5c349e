using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>One record's fused score, with the parts it is made of.</summary>
/// <param name="Words">Standard score of its words among all records in scope; null when they did not find it.</param>
/// <param name="Meaning">Standard score of its meaning; null when it has no vector.</param>
/// <param name="Context">What the records around it add.</param>
public readonly record struct Fused(long Record, double Score, double? Words, double? Meaning, double Context);

/// <summary>How both signals' scores become standard scores, and how they weigh, for one query.</summary>
/// <param name="Weight">Of the words; the meaning has the rest.</param>
public readonly record struct Calibration(
    double Weight,
    double WordsMean,
    double WordsDeviation,
    double MeaningMean,
    double MeaningDeviation
)
{
    public double Words(double score) => (score - WordsMean) / WordsDeviation;

    public double Meaning(double cosine) => MeaningDeviation < 1e-9 ? 0 : (cosine - MeaningMean) / MeaningDeviation;

    /// <param name="score">By words; 0 when they did not find it.</param>
    /// <param name="cosine">Null without a vector.</param>
    public double Combine(double score, double? cosine) => Weight * Words(score) + (1 - Weight) * (cosine is { } c ? Meaning(c) : 0);
}

/// <summary>
/// Joins words and meaning by calibrated scores. Each signal is measured against what it gives all other records in scope (its standard
/// score), and is trusted the more, the further its best stands out. Pure.
/// </summary>
public static class Fusion
{
    /// <summary>The most that words may weigh. Chosen together with the rest on three public sets; one value for all.</summary>
    private const double WordsShare = 0.6;

    /// <summary>
    /// The least that words weigh when the question names an identifier: it is meant to the letter, and an encoder of prose sees little
    /// of it. Measured on code questions: a share of .2 for meaning was best.
    /// </summary>
    internal const double IdentifierWordsShare = 0.8;

    /// <summary>Reciprocal ranks of both signals, scaled so that the first of both is 1.</summary>
    public static IReadOnlyDictionary<long, double> ByRanks(IReadOnlyList<RecordScore> words, IReadOnlyDictionary<long, double> cosines)
    {
        const int k = 60;
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

    /// <summary>What either signal found, each record once.</summary>
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

    /// <summary>Where the signals' scores lie for this query.</summary>
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
