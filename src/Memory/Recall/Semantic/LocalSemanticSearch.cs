using Microsoft.Extensions.AI;
using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>Search by meaning in this process, with an encoder for the query and all vectors of its version in memory.</summary>
internal sealed class LocalSemanticSearch(Database database, IEmbeddingGenerator<string, Embedding<float>> generator, string version)
    : ISemanticSearch
{
    private VectorIndex? index;

    /// <summary>Vectors held in memory.</summary>
    public int Count => index?.Count ?? 0;

    public async Task<SemanticAnswer> SearchAsync(
        RecallQuery query,
        Func<Task<IReadOnlyList<RecordScore>>> lexical,
        int take,
        CancellationToken cancel = default
    )
    {
        if (Refreshed() is not { Count: > 0 } ready)
            return new(null, "nothing has been embedded yet");
        var vector = await EncodeAsync(query.Text, cancel);
        var found = await lexical();
        return vector.Length == ready.Version.Dimensions
            ? new(ready.Search(vector.Span, query, found, take))
            : new(null, $"the encoder gives {vector.Length} dimensions, the index has {ready.Version.Dimensions}");
    }

    /// <summary>Loads the vectors and runs the encoder once, so that the next query waits for neither.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        if (Refreshed() is not null)
            await EncodeAsync("ready", cancel);
    }

    private async Task<ReadOnlyMemory<float>> EncodeAsync(string text, CancellationToken cancel) =>
        (await generator.GenerateAsync([text], cancellationToken: cancel))[0].Vector;

    // Null if nothing has been embedded yet.
    private VectorIndex? Refreshed()
    {
        using var c = database.Open();
        var known = c.Vectors.Find(version);
        // A version that was deleted and created again has another id.
        if (index?.Version.Id != known?.Id)
            index = known is null ? null : new VectorIndex(known);
        var ready = index;
        ready?.Refresh(c);
        return ready;
    }
}
