namespace TotalMemory.Transcripts;

/// <summary>What one physical line of a transcript held.</summary>
/// <param name="Records">As a rule one; more where a writer's line feed was lost.</param>
/// <param name="Lost">Stretches that are no record.</param>
/// <param name="EndsWhole">It ends with a complete record, so that nothing of it is still to be written.</param>
public readonly record struct LineReading(IReadOnlyList<ParsedLine> Records, int Lost, bool EndsWhole)
{
    public static readonly LineReading Blank = new([ParsedLine.Nothing], 0, false);
}
