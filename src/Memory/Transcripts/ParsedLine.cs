namespace TotalMemory.Transcripts;

/// <summary>What one line of a transcript held.</summary>
/// <param name="Turns">Empty for records that are not part of the conversation.</param>
/// <param name="Facts">What it says of the session.</param>
/// <param name="Known">False for a record type this program has never seen; such lines are counted, not refused.</param>
public readonly record struct ParsedLine(IReadOnlyList<Turn> Turns, SessionFacts? Facts = null, bool Known = true)
{
    public static readonly ParsedLine Nothing = new([]);
    public static readonly ParsedLine Unknown = new([], null, false);
}
