using System.Text.Json;

namespace TotalMemory.Extraction.Reading;

/// <summary>A linear model over named features that gives a probability to each of its classes.</summary>
internal sealed class SoftmaxHead
{
    private readonly double[] bias;
    private readonly Dictionary<string, double[]> weights;

    public SoftmaxHead(JsonElement data)
    {
        bias = Numbers(data.GetProperty("bias"));
        weights = data.GetProperty("weights").EnumerateObject().ToDictionary(w => w.Name, w => Numbers(w.Value), StringComparer.Ordinal);
    }

    /// <summary>The probability of each class, in the model's order; they add up to 1.</summary>
    public float[] Probabilities(FeatureSheet features)
    {
        var sums = (double[])bias.Clone();
        foreach (var (name, value) in features.Values)
            if (value != 0 && weights.TryGetValue(name, out var weight))
                for (var i = 0; i < sums.Length; i++)
                    sums[i] += weight[i] * value;
        var most = sums.Max();
        var total = 0.0;
        for (var i = 0; i < sums.Length; i++)
            total += sums[i] = Math.Exp(sums[i] - most);
        var shares = new float[sums.Length];
        for (var i = 0; i < sums.Length; i++)
            shares[i] = (float)(sums[i] / total);
        return shares;
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];
}
