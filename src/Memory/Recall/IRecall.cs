namespace TotalMemory.Recall;

/// <summary>Searches the memory.</summary>
public interface IRecall
{
    /// <summary>
    /// The hits for a query, best first: by words (BM25, with typo correction) and by meaning; by words alone, with the reason, if search
    /// by meaning is not available.
    /// </summary>
    /// <param name="givenTo">Session for which the use is recorded, empty if unknown; null to record nothing.</param>
    Task<RecallResult> RecallAsync(RecallQuery query, string? givenTo = null, CancellationToken cancel = default);
}
