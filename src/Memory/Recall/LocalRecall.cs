using TotalMemory.Graph;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Recalls in this process by words and meaning, fused by calibrated scores. Never changes the hits.</summary>
public sealed class LocalRecall(Database database, ISemanticSearch semantic, TimeProvider time) : IRecall
{
    private const int MostMeaning = 200; // chosen: far more than are shown

    // Weight of log(record weight) added to the fused standard score.
    private const double WeightShare = 1.5;

    // Minimum standard score of a hit found by meaning alone.
    private const double LeastMeaning = 1.5;

    private readonly WordSearch words = new();
    private readonly UseLog uses = new(database, time);

    public async Task<RecallResult> RecallAsync(RecallQuery query, string? givenTo = null, CancellationToken cancel = default)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0)
            return new([], []);
        var terms = QueryTerms.Choose(query.Text);
        if (terms.Count == 0)
            return new([], []);
        RecallResult result;
        using (var c = database.Open())
            result = await SearchAsync(c, terms, query, cancel);
        // The searching process records the use: a write from elsewhere would invalidate its page cache.
        if (givenTo is not null)
            uses.MarkUsed([.. result.Hits.Select(h => h.Record.Id)], givenTo);
        return result;
    }

    private async Task<RecallResult> SearchAsync(
        MemoryConnection c,
        IReadOnlyList<string> terms,
        RecallQuery query,
        CancellationToken cancel
    )
    {
        if (query.Project is { } project)
            query = query with { Above = c.Places.Above(project) };
        // The words are searched while the encoder reads the query.
        var searching = Task.Run(() => words.Search(c, terms, query), CancellationToken.None);
        SemanticAnswer meaning;
        try
        {
            meaning = await semantic.SearchAsync(query, async () => (await searching).Signals.Words, MostMeaning, cancel);
        }
        catch
        {
            // The connection must stay open until the search ends.
            await ((Task)searching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        return Rank(c, query, await searching, meaning);
    }

    private RecallResult Rank(MemoryConnection c, RecallQuery query, WordAnswer answer, SemanticAnswer answered)
    {
        var (signals, corrected) = answer;
        var meaning = answered.Scores;
        var scores = meaning is null ? signals.ByWords() : signals.Fused(meaning, LeastMeaning, query);
        signals.Expand(query, scores, c.Graph.Neighbours);
        var now = time.GetUtcNow();
        var records = c.Recall.Load(
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
            [.. Ranking.Choose(c, ranked, query).Select(h => h with { Signals = signals.Explain(h.Record.Id) })],
            [.. corrected.Select(p => $"{p.Key} → {string.Join("/", p.Value)}")],
            answered.Unavailable
        );
    }
}
