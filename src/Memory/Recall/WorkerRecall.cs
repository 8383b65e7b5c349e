using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Has the worker recall, which has the encoder and the vectors; by words alone in this process while it cannot.</summary>
public sealed class WorkerRecall(Database database, RecallClient worker, TimeProvider time) : IRecall
{
    private readonly LocalRecall byWords = new(database, new NoSemanticSearch("asked of the worker"), time);

    // The worker is asked without awaiting it: the socket is the hook's, which has a thread of its own and a deadline.
    public async Task<RecallResult> RecallAsync(RecallQuery query, string? givenTo = null, CancellationToken cancel = default)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0 || QueryTerms.Choose(query.Text).Count == 0)
            return new([], []);
        if (worker.Ask(new RecallQuestion(query, givenTo), out var unavailable) is not { } answer)
            return await byWords.RecallAsync(query, givenTo, cancel) with { WithoutMeaning = unavailable };
        using var c = database.Open();
        return Read(c, answer, query);
    }

    // The records, in this process's own view of the memory.
    private static RecallResult Read(MemoryConnection c, RecallAnswer answer, RecallQuery query)
    {
        var records = RecallStore.Load(c, answer.Hits.Select(h => h.Id), query).ToDictionary(r => r.Id);
        return new(
            [.. answer.Hits.Where(h => records.ContainsKey(h.Id)).Select(h => new Hit(records[h.Id], h.Score, h.Signals))],
            answer.Corrected,
            answer.WithoutMeaning
        );
    }
}
