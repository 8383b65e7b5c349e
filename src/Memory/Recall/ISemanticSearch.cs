namespace TotalMemory.Recall;

/// <summary>Search by meaning in this process.</summary>
public interface ISemanticSearch
{
    /// <param name="lexical">Waits for the hits by words, which are searched while the query is encoded.</param>
    Task<SemanticAnswer> SearchAsync(
        RecallQuery query,
        Func<Task<IReadOnlyList<RecordScore>>> lexical,
        int take,
        CancellationToken cancel = default
    );
}
