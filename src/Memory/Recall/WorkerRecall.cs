using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>
/// Asks the worker, which has the encoder and the vectors; recalls by words alone in this process if it does not answer.
/// </summary>
public sealed class WorkerRecall(Database database, RecallClient worker, TimeProvider time) : IRecall
{
    private readonly LocalRecall byWords = new(database, new NoSemanticSearch("asked of the worker"), time);

    public async Task<RecallResult> RecallAsync(RecallQuery query, string? givenTo = null, CancellationToken cancel = default)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0 || QueryTerms.Choose(query.Text).Count == 0)
            return new([], []);
        var reply = await worker.AskAsync(new RecallQuestion(query, givenTo), cancel);
        if (reply.Answer is not { } answer)
            return await byWords.RecallAsync(query, givenTo, cancel) with { WithoutMeaning = reply.Unavailable };
        using var c = database.Open();
        return Read(c, answer, query);
    }

    // Reads the records with this process's own connection.
    private static RecallResult Read(MemoryConnection c, RecallAnswer answer, RecallQuery query)
    {
        var records = c.Recall.Load(answer.Hits.Select(h => h.Id), query).ToDictionary(r => r.Id);
        return new(
            [.. answer.Hits.Where(h => records.ContainsKey(h.Id)).Select(h => new Hit(records[h.Id], h.Score, h.Signals))],
            answer.Corrected,
            answer.WithoutMeaning
        );
    }
}
