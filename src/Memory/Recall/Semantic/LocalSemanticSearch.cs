using Microsoft.Extensions.AI;
using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>Search by meaning in this process: an encoder for the query, and all vectors of its version in memory.</summary>
internal sealed class LocalSemanticSearch(Database database, IEmbeddingGenerator<string, Embedding<float>> generator, string version)
    : ISemanticSearch
{
    private VectorIndex? index;

    /// <summary>Vectors held in memory.</summary>
    public int Count => index?.Count ?? 0;

    public SemanticScores? Search(RecallQuery query, Func<IReadOnlyList<RecordScore>> lexical, int take, out string? unavailable)
    {
        unavailable = null;
        using var c = database.Open();
        var known = VectorStore.Find(c, version);
        // A version that was given up and came back is another one.
        if (index?.Version.Id != known?.Id)
            index = known is null ? null : new VectorIndex(known);
        if (index is not { } ready)
        {
            unavailable = "nothing has been embedded yet";
            return null;
        }
        ready.Refresh(c);
        if (ready.Count == 0)
        {
            unavailable = "nothing has been embedded yet";
            return null;
        }
        // Local encoders answer at once; remote ones are waited for by whoever set the deadline.
        var vector = generator.GenerateAsync([query.Text]).GetAwaiter().GetResult()[0].Vector;
        if (vector.Length == ready.Version.Dimensions)
            return ready.Search(vector.Span, query, lexical(), take);
        unavailable = $"the encoder gives {vector.Length} dimensions, the index has {ready.Version.Dimensions}";
        return null;
    }
}
