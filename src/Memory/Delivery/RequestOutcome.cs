namespace TotalMemory.Delivery;

/// <summary>What came of a request to forget or to remember.</summary>
internal enum RequestOutcomeKind
{
    Forgotten,
    NothingMatched,
    SeveralMatched,
    Remembered,
    NotRemembered,
}

/// <param name="Ids">Ids of the records concerned.</param>
/// <param name="Candidates">If several records matched: their texts, with their ids.</param>
internal sealed record RequestOutcome(RequestOutcomeKind Kind, IReadOnlyList<long> Ids, IReadOnlyList<string> Candidates)
{
    public RequestOutcome(RequestOutcomeKind kind, params IReadOnlyList<long> ids)
        : this(kind, ids, []) { }

    /// <summary>If forgotten: how many other records lost these words from their quotes.</summary>
    public int Others { get; init; }

    public string Numbers => string.Join(", ", Ids.Select(i => $"#{i}"));
}
