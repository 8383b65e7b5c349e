using Microsoft.Extensions.AI;

namespace TotalMemory.Tests.Support;

/// <summary>An encoder for tests: a text's vector is the sum of its words' random ones, synonyms sharing theirs.</summary>
public sealed class WordVectors(int dimensions = 64) : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly string[][] Synonyms =
    [
        ["car", "automobile", "vehicle"],
        ["broken", "defect", "faulty"],
        ["tests", "specs", "checks"],
    ];

    public int Calls { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Calls++;
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Vector(v)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private float[] Vector(string text)
    {
        var sum = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split((char[])[' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            var random = new Random(Stable(Synonyms.FirstOrDefault(s => s.Contains(word))?[0] ?? word));
            for (var i = 0; i < dimensions; i++)
                sum[i] += (float)(random.NextDouble() - 0.5);
        }
        var norm = MathF.Sqrt(sum.Sum(x => x * x)) + 1e-9f;
        return [.. sum.Select(x => x / norm)];
    }

    private static int Stable(string word) => word.Aggregate(17, (hash, c) => unchecked(hash * 31 + c));
}
