namespace TotalMemory.Recall;

/// <summary>Search by words alone, saying why.</summary>
public sealed class NoSemanticSearch(string reason) : ISemanticSearch
{
    public Task<SemanticAnswer> SearchAsync(
        RecallQuery query,
        Func<Task<IReadOnlyList<RecordScore>>> lexical,
        int take,
        CancellationToken cancel = default
    ) => Task.FromResult(new SemanticAnswer(null, reason));
}
