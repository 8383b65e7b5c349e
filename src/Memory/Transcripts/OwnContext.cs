using System.Globalization;
using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Transcripts;

/// <summary>
/// Text that we printed into a session. It is fenced with these tags and removed before learning, so that the memory does not learn from
/// itself.
/// </summary>
public static partial class OwnContext
{
    public const string Open = "<totalmemory-briefing";
    public const string Close = "</totalmemory-briefing>";

    /// <summary>Opens a hook's note about one call.</summary>
    public const string NoteOpen = "<totalmemory-note";

    public const string NoteClose = "</totalmemory-note>";

    /// <summary>The text without our fenced blocks. An unclosed block extends to the end.</summary>
    public static string Remove(string text) =>
        TaggedBlocks.Remove(
            TaggedBlocks.Remove(text, hidesRest: true, new TagPair(Open, Close)),
            hidesRest: true,
            new TagPair(NoteOpen, NoteClose)
        );

    /// <summary>Record numbers in a text of ours.</summary>
    public static IEnumerable<long> RecordIds(string text) =>
        Numbers()
            .Matches(text)
            .SelectMany(m =>
                long.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? [id] : (long[])[]
            );

    // Only ASCII digits: the parser does not accept others.
    [Examples("tabs are used [#12]")]
    [CounterExamples("tabs are used #12", "[12]")]
    [GeneratedRegex(@"\[#([0-9]{1,15})\]")]
    private static partial Regex Numbers();
}
