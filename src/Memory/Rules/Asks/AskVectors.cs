using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Rules.Asks;

/// <summary>Vectors of requests by the digest of their text, which itself is not stored.</summary>
internal sealed class AskVectors(IReadOnlyDictionary<string, float[]> byDigest)
{
    /// <summary>Minimum number of vectors for a meaningful mean; with fewer, none are used.</summary>
    private const int LeastVectors = 12;

    /// <summary>Typical requests that give a small memory a useful mean, too.</summary>
    public static readonly IReadOnlyList<string> Plain =
    [
        "fix the bug in the login form",
        "add a button to the page",
        "run the tests again",
        "commit the changes",
        "write a short summary",
        "explain how the cache works",
        "update the README",
        "rename the variable",
        "remove the old files",
        "create a new branch for the feature",
        "check why the build fails",
        "use another library for dates",
        "make the title larger",
        "deploy the service to the server",
        "review the last change",
        "install the missing package",
    ];

    private readonly float[]? shared = Mean(byDigest.Values);

    public static string Digest(string text) => Convert.ToHexString(Sha256.Hash(Encoding.UTF8.GetBytes(text))[..12]);

    public bool Has(string text) => byDigest.ContainsKey(Digest(text));

    /// <summary>Vectors of those texts that have one, with the mean subtracted and scaled to length 1.</summary>
    public IReadOnlyDictionary<string, float[]> Centered(IEnumerable<string> texts)
    {
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        if (shared is null)
            return found;
        foreach (var text in texts)
            if (!found.ContainsKey(text) && byDigest.TryGetValue(Digest(text), out var vector) && vector.Length == shared.Length)
                found[text] = Centred(vector, shared);
        return found;
    }

    private static float[] Centred(float[] vector, float[] mean)
    {
        var result = new float[vector.Length];
        var square = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            result[i] = vector[i] - mean[i];
            square += result[i] * result[i];
        }
        var length = (float)Math.Sqrt(Math.Max(square, 1e-12));
        for (var i = 0; i < result.Length; i++)
            result[i] /= length;
        return result;
    }

    private static float[]? Mean(IEnumerable<float[]> vectors)
    {
        var all = vectors.ToList();
        if (all.Count < LeastVectors)
            return null;
        var sum = new float[all[0].Length];
        foreach (var vector in all.Where(v => v.Length == sum.Length))
            for (var i = 0; i < sum.Length; i++)
                sum[i] += vector[i] / all.Count;
        return sum;
    }
}
