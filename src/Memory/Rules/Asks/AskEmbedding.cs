using Microsoft.Extensions.AI;
using TotalMemory.Storage;

namespace TotalMemory.Rules.Asks;

/// <summary>Gives the requests that were compared last their vectors, in batches; those of forgotten ones are removed.</summary>
internal sealed class AskEmbedding(Database database, AskBook book)
{
    private const int Batch = 32;

    // As the book gave them: it is another list after each review.
    private IReadOnlyList<string>? complete;

    /// <summary>True when a request has no vector yet. Costs nothing while nothing was reviewed.</summary>
    public bool IsMissingAny()
    {
        var texts = book.Texts;
        if (texts.Count == 0 || ReferenceEquals(texts, complete))
            return false;
        using var c = database.Open();
        var known = AskVectorStore.All(c);
        if (texts.Any(t => !known.Has(t)))
            return true;
        complete = texts;
        return false;
    }

    /// <summary>The number embedded.</summary>
    public async Task<int> RunAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        string encoder,
        int most,
        CancellationToken cancel
    )
    {
        IReadOnlyList<string> texts = [.. AskVectors.Plain, .. book.Texts];
        if (texts.Count == AskVectors.Plain.Count)
            return 0;
        var digests = texts.Select(AskVectors.Digest).ToHashSet(StringComparer.Ordinal);
        database.Write(c => AskVectorStore.Keep(c, digests, encoder));
        List<string> missing;
        using (var c = database.Open())
        {
            var known = AskVectorStore.All(c);
            missing = [.. texts.Where(t => !known.Has(t)).Take(most)];
        }
        foreach (var some in missing.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            var vectors = await generator.GenerateAsync(some, cancellationToken: cancel).ConfigureAwait(false);
            database.Write(c =>
            {
                for (var i = 0; i < some.Length; i++)
                    AskVectorStore.Save(c, AskVectors.Digest(some[i]), encoder, vectors[i].Vector.Span);
            });
        }
        return missing.Count;
    }
}
