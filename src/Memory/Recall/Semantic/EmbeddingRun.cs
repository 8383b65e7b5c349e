using Microsoft.Extensions.AI;
using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>Embeds records in batches; vectors of another version are kept until all new ones exist.</summary>
public sealed class EmbeddingRun(Database database)
{
    private const int Batch = 32; // chosen: texts encoded between two looks for something more urgent

    // Typical texts whose mean vector is subtracted before comparing, so that a small memory also compares well.
    private static readonly string[] CommonTexts =
    [
        "The build failed because a file was missing.",
        "Use the new function instead of the old one.",
        "We decided to keep the current design for now.",
        "Please run the tests before you commit.",
        "The user prefers short answers.",
        "The server listens on another port in production.",
        "This error occurs when the token has expired.",
        "The page shows the wrong total after a refresh.",
        "Tomorrow I will call my sister about the trip.",
        "She moved to a new city last year and likes it there.",
        "def read_file(path): return open(path).read()",
        "git commit -m fix && git push origin main",
        "The meeting was about budget and hiring.",
        "Install the package and restart the service.",
        "It works on my machine but not in the container.",
        "What did we say about the deadline?",
    ];

    /// <summary>
    /// Embeds up to <paramref name="most"/> records; returns the number. Old versions are deleted once none is left.
    /// </summary>
    public async Task<int> RunAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        string version,
        int most,
        CancellationToken cancel
    )
    {
        var known = await PrepareAsync(generator, version, cancel).ConfigureAwait(false);
        var done = 0;
        while (done < most)
        {
            cancel.ThrowIfCancellationRequested();
            List<RecordWords> missing;
            using (var c = database.Open())
                missing = c.Vectors.Missing(known.Id, Math.Min(Batch, most - done));
            if (missing.Count == 0)
                break;
            var windows = missing.Select(m => TextWindows.Split(m.Text)).ToList();
            var vectors = await generator.GenerateAsync(windows.SelectMany(w => w), cancellationToken: cancel).ConfigureAwait(false);
            if (vectors.Any(v => v.Vector.Length != known.Dimensions))
                throw new InvalidDataException($"The encoder gave another dimension than {known.Dimensions}.");
            var next = 0;
            var encoded = windows.Select(w => w.Select(_ => QuantizedVector.Encode(vectors[next++].Vector.Span)).ToList()).ToList();
            database.Write(c =>
            {
                for (var i = 0; i < missing.Count; i++)
                    c.Vectors.Save(
                        missing[i].Id,
                        missing[i].Text,
                        known.Id,
                        encoded[i].Count > 0 ? encoded[i] : [QuantizedVector.Encode(new float[known.Dimensions])]
                    );
            });
            done += missing.Count;
        }
        database.Write(c =>
        {
            if (c.Vectors.Missing(known.Id, 1).Count == 0)
                c.Vectors.RemoveOthers(known.Id);
        });
        return done;
    }

    /// <summary>The version's row, created on first use.</summary>
    private async Task<EmbeddingVersion> PrepareAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        string version,
        CancellationToken cancel
    )
    {
        using (var c = database.Open())
            if (c.Vectors.Find(version) is { } known)
                return known;
        var plain = await generator.GenerateAsync(CommonTexts, cancellationToken: cancel).ConfigureAwait(false);
        var prior = new float[plain[0].Vector.Length];
        foreach (var vector in plain)
            for (var i = 0; i < prior.Length; i++)
                prior[i] += vector.Vector.Span[i] / plain.Count;
        return database.Write(c =>
        {
            c.Vectors.Add(version, prior);
            return c.Vectors.Find(version)!;
        });
    }
}
