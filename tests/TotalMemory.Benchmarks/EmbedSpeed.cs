using System.CommandLine;
using System.Diagnostics;
using System.Numerics.Tensors;
using TotalMemory.Recall.Semantic;
using TotalMemory.Settings;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>What the encoder costs, and what is lost by storing its vectors in int8.</summary>
internal static class EmbedSpeed
{
    public static Command Command()
    {
        var command = new Command(
            "embed-speed",
            "Time to load the encoder, a query's and a batch's embedding, memory, loss of the int8 vectors."
        );
        command.SetAction(
            async (_, cancel) =>
            {
                var watch = Stopwatch.StartNew();
                using var generator = new OnnxEmbeddingGenerator(EmbeddingGenerators.BuiltInFolder, EmbeddingSettings.BuiltIn);
                Console.WriteLine(
                    $"loaded in {watch.ElapsedMilliseconds} ms, working set {Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB"
                );
                var random = new Random(1);
                string[] words =
                [
                    "cart",
                    "total",
                    "cents",
                    "docker",
                    "container",
                    "npm",
                    "port",
                    "token",
                    "expired",
                    "staging",
                    "because",
                    "the",
                    "of",
                    "in",
                    "fails",
                    "when",
                    "must",
                    "use",
                ];
                string Text(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => words[random.Next(words.Length)]));
                await Measure("query of 9 words", [.. Enumerable.Range(0, 200).Select(_ => Text(9))], 1);
                await Measure("fact of 40 words", [.. Enumerable.Range(0, 200).Select(_ => Text(40))], 1);
                await Measure("batch of 32 facts", [.. Enumerable.Range(0, 320).Select(_ => Text(40))], 32);
                var vectors = (await generator.GenerateAsync(Enumerable.Range(0, 300).Select(_ => Text(20)), cancellationToken: cancel))
                    .Select(v => v.Vector.ToArray())
                    .ToList();
                var stored = vectors
                    .Select(v =>
                    {
                        var d = new float[v.Length];
                        QuantizedVector.Decode(QuantizedVector.Encode(v), d);
                        return d;
                    })
                    .ToList();
                var error = vectors
                    .SelectMany(
                        (a, i) =>
                            vectors
                                .Skip(i + 1)
                                .Take(20)
                                .Select(
                                    (b, j) =>
                                        Math.Abs(
                                            TensorPrimitives.CosineSimilarity(a, b)
                                                - TensorPrimitives.CosineSimilarity(stored[i], stored[i + 1 + j])
                                        )
                                )
                    )
                    .ToList();
                Console.WriteLine(
                    $"int8 storage: {QuantizedVector.Encode(vectors[0]).Length} bytes a vector, cosine off by "
                        + $"{error.Average():0.00000} on average, {error.Max():0.0000} at most"
                );
                Console.WriteLine($"working set {Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB");
                return 0;

                async Task Measure(string name, List<string> texts, int batch)
                {
                    var times = new List<double>();
                    foreach (var part in texts.Chunk(batch))
                    {
                        watch.Restart();
                        await generator.GenerateAsync(part, cancellationToken: cancel);
                        times.Add(watch.Elapsed.TotalMilliseconds);
                    }
                    times.Sort();
                    Console.WriteLine(
                        $"{name, -20} p50 {times[times.Count / 2]:0.0} ms, p95 {times[(int)(times.Count * 0.95)]:0.0} ms, "
                            + $"{batch * 1000 / times[times.Count / 2]:0} texts/s on one core"
                    );
                }
            }
        );
        return command;
    }
}
