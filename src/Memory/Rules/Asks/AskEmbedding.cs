using Microsoft.Extensions.AI;
using TotalMemory.Storage;

namespace TotalMemory.Rules.Asks;

/// <summary>Embeds the requests compared in the last review, in batches; removes vectors of forgotten ones.</summary>
internal sealed class AskEmbedding(Database database, AskBook book)
{
    private const int Batch = 32; // chosen, as for records

    // Compared by reference: the list is replaced with each review.
    private IReadOnlyList<string>? complete;

    /// <summary>True if a request has no vector yet. Free if there was no review since.</summary>
    public bool IsMissingAny()
    {
        var texts = book.Texts;
        if (texts.Count == 0 || ReferenceEquals(texts, complete))
            return false;
        using var c = database.Open();
        var known = c.AskVectors.All();
        if (texts.Concat(TypicalRequests.All).Any(t => !known.Has(t)))
            return true;
        complete = texts;
        return false;
    }

    /// <summary>Returns the number embedded.</summary>
    public async Task<int> RunAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        string encoder,
        int most,
        CancellationToken cancel
    )
    {
        IReadOnlyList<string> texts = [.. TypicalRequests.All, .. book.Texts];
        if (texts.Count == TypicalRequests.All.Count)
            return 0;
        var digests = texts.Select(AskVectors.Digest).ToHashSet(StringComparer.Ordinal);
        database.Write(c => c.AskVectors.Keep(digests, encoder));
        List<string> missing;
        using (var c = database.Open())
        {
            var known = c.AskVectors.All();
            missing = [.. texts.Where(t => !known.Has(t)).Take(most)];
        }
        foreach (var some in missing.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            var vectors = await generator.GenerateAsync(some, cancellationToken: cancel).ConfigureAwait(false);
            database.Write(c =>
            {
                for (var i = 0; i < some.Length; i++)
                    c.AskVectors.Save(AskVectors.Digest(some[i]), encoder, vectors[i].Vector.Span);
            });
        }
        return missing.Count;
    }
}
