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
    public static string Remove(string text) => Remove(Remove(text, Open, Close), NoteOpen, NoteClose);

    /// <summary>Numbers of the records that a text of ours names.</summary>
    public static IEnumerable<long> Ids(string text) =>
        Numbers().Matches(text).Select(m => long.Parse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

    // Not \d: that takes the digits of every script, which are no numbers to long.Parse.
    [GeneratedRegex(@"\[#([0-9]{1,15})\]")]
    private static partial Regex Numbers();

    private static string Remove(string text, string open, string end)
    {
        for (
            var start = text.IndexOf(open, StringComparison.Ordinal);
            start >= 0;
            start = text.IndexOf(open, start, StringComparison.Ordinal)
        )
        {
            var close = text.IndexOf(end, start, StringComparison.Ordinal);
            text = close < 0 ? text[..start] : text.Remove(start, close + end.Length - start);
        }
        return text;
    }
}
