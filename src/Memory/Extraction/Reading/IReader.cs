namespace TotalMemory.Extraction.Reading;

/// <summary>
/// Judges messages, sentences and failed calls. Two live: the trained model in the worker, and structure alone everywhere else.
/// </summary>
internal interface IReader
{
    /// <summary>What read; kept with each transcript, so that a better reader reads it again.</summary>
    string Version { get; }

    ReaderThresholds Thresholds { get; }

    /// <summary>One judgement a unit, in their order. Pure in effect: equal units are judged equally.</summary>
    IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units);

    /// <summary>Whether what this version of a reader learned may stand.</summary>
    /// <param name="version">Null when nobody has read it.</param>
    bool IsContent(string? version);
}

/// <summary>Where probabilities become deeds; calibrated with the model.</summary>
/// <param name="Objects">From this probability on a message counts as an objection.</param>
/// <param name="Stored">From this mean worth on a sentence is stored.</param>
/// <param name="Said">From this probability of being worth keeping on it may be said unasked.</param>
internal sealed record ReaderThresholds(double Objects, double Stored, double Said)
{
    /// <summary>From this probability on a failed call teaches something.</summary>
    public double Call { get; init; } = 1;

    /// <summary>From this probability on a sentence is rather worth keeping than not: enough for what was said more than once.</summary>
    public double Likely { get; init; } = 0.5;

    /// <summary>
    /// Writing systems in which the reader was shown to be right; null for all. In others nothing is said unasked for its sake alone.
    /// </summary>
    public IReadOnlyList<string>? Scripts { get; init; }
}
