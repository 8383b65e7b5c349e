using System.Globalization;
using System.Text.RegularExpressions;

namespace TotalMemory.Transcripts;

/// <summary>
/// What we ourselves printed into a session. It is fenced by these tags and taken out before anything is learned,
/// or the memory would feed on itself.
/// </summary>
public static partial class OwnContext
{
    public const string Open = "<totalmemory-briefing";
    public const string Close = "</totalmemory-briefing>";

    /// <summary>What a hook says about one call.</summary>
    public const string NoteOpen = "<totalmemory-note";

    public const string NoteClose = "</totalmemory-note>";

    /// <summary>The text without our fenced blocks. A block that is not closed hides the rest.</summary>
    public static string Remove(string text) =>
        TaggedBlocks.Remove(
            TaggedBlocks.Remove(text, hidesRest: true, new TagPair(Open, Close)),
            hidesRest: true,
            new TagPair(NoteOpen, NoteClose)
        );

    /// <summary>Numbers of the records that a text of ours names.</summary>
    public static IEnumerable<long> Ids(string text) =>
        Numbers()
            .Matches(text)
            .SelectMany(m =>
                long.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? [id] : (long[])[]
            );

    // The digits of every other script are no numbers to a parser.
    [GeneratedRegex(@"\[#([0-9]{1,15})\]")]
    private static partial Regex Numbers();
}
