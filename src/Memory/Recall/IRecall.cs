namespace TotalMemory.Recall;

/// <summary>Finds what is remembered.</summary>
public interface IRecall
{
    /// <summary>
    /// What answers a query, best first: by words (BM25; for words nobody wrote, the nearest that somebody did) and by meaning; by words
    /// alone, saying why, where meaning cannot be had now.
    /// </summary>
    /// <param name="givenTo">Session to note as the one that was given the answer, empty when unknown; null for no note.</param>
    Task<RecallResult> RecallAsync(RecallQuery query, string? givenTo = null, CancellationToken cancel = default);
}
