namespace TotalMemory.Transcripts;

/// <summary>A parsed transcript record.</summary>
/// <param name="Turns">Empty for records that are not part of the conversation.</param>
/// <param name="Facts">What it tells about the session.</param>
/// <param name="Known">False for an unknown record type; such lines are counted, not refused.</param>
public readonly record struct ParsedLine(IReadOnlyList<Turn> Turns, SessionFacts? Facts = null, bool Known = true)
{
    public static readonly ParsedLine Nothing = new([]);
    public static readonly ParsedLine Unknown = new([], null, false);
}
