namespace TotalMemory.Recall;

/// <summary>Parameters for converting both signals to standard scores, and their weights, for one query.</summary>
/// <param name="Weight">Weight of the words; meaning has the rest.</param>
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

    /// <param name="score">Score by words; 0 if not found by words.</param>
    /// <param name="cosine">Null without a vector.</param>
    public double Combine(double score, double? cosine) => Weight * Words(score) + (1 - Weight) * (cosine is { } c ? Meaning(c) : 0);
}
