using System.Numerics.Tensors;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Rules.Asks;

/// <summary>Vectors of requests by the digest of their text, which itself is not stored.</summary>
internal sealed class AskVectors(IReadOnlyDictionary<string, float[]> byDigest)
{
    // One for each language; fewer until all typical requests are embedded. Many users only ask which texts have a vector.
    private readonly Lazy<IReadOnlyList<float[]>> means = new(() =>
        [.. TypicalRequests.Languages.Select(l => Mean(l, byDigest)).OfType<float[]>()]
    );

    public static string Digest(string text) => Convert.ToHexString(Sha256.Hash(Encoding.UTF8.GetBytes(text))[..12]);

    public bool Has(string text) => byDigest.ContainsKey(Digest(text));

    /// <summary>
    /// Vectors of those texts that have one, less what requests of their language share (see <see cref="TypicalRequests"/>), and scaled
    /// to length 1. Empty until the typical requests are embedded.
    /// </summary>
    public IReadOnlyDictionary<string, float[]> Centered(IEnumerable<string> texts)
    {
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var shared = means.Value;
        if (shared.Count < TypicalRequests.Languages.Count)
            return found;
        foreach (var text in texts)
            if (!found.ContainsKey(text) && byDigest.TryGetValue(Digest(text), out var vector) && vector.Length == shared[0].Length)
                found[text] = Centred(vector, shared.MaxBy(mean => TensorPrimitives.CosineSimilarity<float>(vector, mean))!);
        return found;
    }

    private static float[] Centred(float[] vector, float[] mean)
    {
        var result = new float[vector.Length];
        TensorPrimitives.Subtract(vector, mean, result);
        TensorPrimitives.Divide(result, TensorPrimitives.Norm<float>(result) is > 1e-6f and var norm ? norm : 1, result);
        return result;
    }

    private static float[]? Mean(IReadOnlyList<string> texts, IReadOnlyDictionary<string, float[]> byDigest)
    {
        float[]? sum = null;
        foreach (var text in texts)
        {
            if (!byDigest.TryGetValue(Digest(text), out var vector))
                return null;
            sum ??= new float[vector.Length];
            TensorPrimitives.Add(sum, vector, sum);
        }
        if (sum is not null)
            TensorPrimitives.Divide(sum, texts.Count, sum);
        return sum;
    }
}
