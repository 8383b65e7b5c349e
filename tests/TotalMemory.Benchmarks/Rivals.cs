using System.Numerics.Tensors;
using System.Text.RegularExpressions;

namespace TotalMemory.Benchmarks;

/// <summary>The other ways of doing it, as they are published: BM25 alone, dense alone, and both joined by reciprocal ranks.</summary>
internal sealed partial class Rivals
{
    private const double K1 = 1.5,
        B = 0.75;

    private readonly List<Dictionary<string, int>> documents;
    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private readonly double[] lengths;
    private readonly double averageLength;
    private readonly IReadOnlyList<ReadOnlyMemory<float>> vectors;

    public Rivals(IReadOnlyList<string> texts, IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        this.vectors = vectors;
        documents = [.. texts.Select(t => Words(t).CountBy(w => w).ToDictionary(StringComparer.Ordinal))];
        foreach (var word in documents.SelectMany(d => d.Keys))
            frequency[word] = frequency.GetValueOrDefault(word) + 1;
        lengths = [.. documents.Select(d => (double)d.Values.Sum())];
        averageLength = lengths.Average();
    }

    /// <summary>Okapi BM25, k1 1.5, b .75, over <c>\w+</c> in lower case.</summary>
    public double[] Bm25(string query)
    {
        var n = documents.Count;
        var terms = Words(query).ToList();
        return
        [
            .. documents.Select(
                (d, i) =>
                    terms.Sum(t =>
                        !d.TryGetValue(t, out var count)
                            ? 0
                            : Math.Log(1 + (n - frequency[t] + 0.5) / (frequency[t] + 0.5))
                                * count
                                * (K1 + 1)
                                / (count + K1 * (1 - B + B * lengths[i] / averageLength))
                    )
            ),
        ];
    }

    /// <summary>Cosine of whole documents, cut where the encoder cuts.</summary>
    public double[] Dense(ReadOnlyMemory<float> query) => [.. vectors.Select(v => (double)TensorPrimitives.Dot(v.Span, query.Span))];

    /// <summary>Reciprocal rank fusion, k 60, weights 1.0 (BM25) and 1.2 (dense).</summary>
    public static double[] ReciprocalRanks(double[] bm25, double[] dense)
    {
        var fused = new double[bm25.Length];
        Add(bm25, 1.0, s => s > 0);
        Add(dense, 1.2, _ => true);
        return fused;

        void Add(double[] scores, double weight, Func<double, bool> counts)
        {
            var rank = 0;
            foreach (var i in Enumerable.Range(0, scores.Length).Where(i => counts(scores[i])).OrderByDescending(i => scores[i]))
                fused[i] += weight / (60 + ++rank);
        }
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
