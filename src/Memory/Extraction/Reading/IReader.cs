namespace TotalMemory.Extraction.Reading;

/// <summary>
/// Judges messages, sentences and failed calls. The worker uses the trained model, if its file is there; all else uses
/// <see cref="StructureReader"/>.
/// </summary>
internal interface IReader
{
    /// <summary>The reader's name and version; kept with each transcript, so that a newer reader reads it again.</summary>
    string Version { get; }

    ReaderThresholds Thresholds { get; }

    /// <summary>One judgement a unit, in their order. Pure in effect: equal units are judged equally.</summary>
    IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units);

    /// <summary>False when a transcript that this version has read should be read again.</summary>
    /// <param name="version">The version that read the transcript; null when none has.</param>
    bool IsContent(string? version);
}

/// <summary>The probabilities from which something is done; calibrated with the model.</summary>
/// <param name="Objects">From this probability on a message counts as an objection.</param>
/// <param name="Stored">From this mean worth on a sentence is stored.</param>
/// <param name="Said">From this probability of being worth keeping on it may be said unasked.</param>
internal sealed record ReaderThresholds(double Objects, double Stored, double Said)
{
    /// <summary>From this probability on a failed call teaches something.</summary>
    public double Call { get; init; } = 1;

    /// <summary>From this probability on a sentence is probably worth keeping: enough if it was said more than once.</summary>
    public double Likely { get; init; } = 0.5;

    /// <summary>
    /// Writing systems in which the reader was tested with success; null for all. In others, its judgement alone lets nothing be said.
    /// </summary>
    public IReadOnlyList<string>? Scripts { get; init; }
}
