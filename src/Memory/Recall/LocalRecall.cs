using TotalMemory.Graph;
using TotalMemory.Recall.Semantic;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Recalls in this process: words and meaning, fused by calibrated scores. Never changes what it finds.</summary>
public sealed class LocalRecall(Database database, ISemanticSearch semantic, TimeProvider time) : IRecall
{
    private const int MostMeaning = 200;

    // What a standard score of 1 is worth against the logarithm of the weight of a record.
    private const double WeightShare = 1.5;

    // From so many standard scores on, meaning alone says that a record belongs to the answer.
    private const double LeastMeaning = 1.5;

    private readonly WordSearch words = new();
    private readonly UseLog uses = new(database, time);

    public RecallResult Recall(RecallQuery query, string? givenTo = null)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0)
            return new([], []);
        var terms = QueryTerms.Choose(query.Text);
        if (terms.Count == 0)
            return new([], []);
        RecallResult result;
        using (var c = database.Open())
            result = Search(c, terms, query);
        // Whoever searched notes it, over the connection that did: a write from elsewhere empties the cache of pages it reads from.
        if (givenTo is not null)
            uses.MarkUsed([.. result.Hits.Select(h => h.Record.Id)], givenTo);
        return result;
    }

    private RecallResult Search(MemoryConnection c, IReadOnlyList<string> terms, RecallQuery query)
    {
        if (query.Project is { } project)
            query = query with { Above = Projects.PlaceStore.Above(c, project) };
        // The words are searched while the encoder reads the query.
        var searching = Task.Run(() => words.Search(c, terms, query));
        SemanticScores? meaning;
        string? unavailable;
        try
        {
            meaning = semantic.Search(query, () => searching.GetAwaiter().GetResult().Signals.Words, MostMeaning, out unavailable);
        }
        catch
        {
            Task.WaitAny(searching); // The connection is not closed under it.
            throw;
        }
        var (signals, corrected) = searching.GetAwaiter().GetResult();
        var scores = meaning is null ? signals.ByWords() : signals.Fused(meaning, LeastMeaning, query);
        signals.Expand(c, query, scores, GraphStore.Neighbours);
        var now = time.GetUtcNow();
        var records = RecallStore.Load(
            c,
            scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(Math.Max(60, query.Limit * 4)).Select(s => s.Key),
            query
        );
        var ranked = records
            .Select(r => new Hit(
                r,
                meaning is null ? scores[r.Id] * Ranking.Weight(r, now) : scores[r.Id] + WeightShare * Math.Log(Ranking.Weight(r, now)),
                []
            ))
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.Record.Id);
        return new(
            [.. Ranking.Choose(c, ranked, query).Select(h => h with { Signals = signals.Of(h.Record.Id) })],
            [.. corrected.Select(p => $"{p.Key} → {string.Join("/", p.Value)}")],
            meaning is null ? unavailable : null
        );
    }
}
