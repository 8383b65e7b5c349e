namespace TotalMemory.Transcripts;

/// <summary>The content of one physical line of a transcript.</summary>
/// <param name="Records">Usually one; more if a line feed was lost.</param>
/// <param name="Lost">Number of parts that are not records.</param>
/// <param name="EndsWhole">It ends with a complete record.</param>
public readonly record struct LineReading(IReadOnlyList<ParsedLine> Records, int Lost, bool EndsWhole)
{
    public static readonly LineReading Blank = new([ParsedLine.Nothing], 0, false);
}
