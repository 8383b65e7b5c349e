using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// Messages copied from a chat or a review: a line with author and time, and the paragraph below it; or lines that start with both. What
/// the person adds comes after a blank line.
/// </summary>
internal static partial class ChatText
{
    /// <summary>Chosen: a single line that starts with a time and a name may be the person's own note.</summary>
    private const int LeastLines = 2;

    public static IEnumerable<ExternalSpan> Find(IReadOnlyList<TextLine> lines)
    {
        var said = lines.Count(l => HasTime(l.Text) && Said().IsMatch(l.Text));
        for (var i = 0; i < lines.Count; i++)
        {
            var begins = IsHead(lines[i].Text) && i + 1 < lines.Count && !string.IsNullOrWhiteSpace(lines[i + 1].Text);
            if (!begins && !(HasTime(lines[i].Text) && (said >= LeastLines ? Said() : SaidInBrackets()).IsMatch(lines[i].Text)))
                continue;
            var last = i;
            while (last + 1 < lines.Count && !string.IsNullOrWhiteSpace(lines[last + 1].Text))
                last++;
            yield return new ExternalSpan(lines[i].Start, lines[last].End, "chat");
            i = last;
        }
    }

    private static bool HasTime(string line) => line.AsSpan().ContainsAny(':', '<');

    private static bool IsHead(string line) => line.Length < 120 && (Written().IsMatch(line) || Commented().IsMatch(line));

    // Bob Smith [10:14 AM] · bob — Today at 10:14 · 张三 10:14:22
    [Examples("Carla Mendes  09:41", "Carla (she/her) — Today at 9:41 AM", "王小明 09:41:10", "@build-bot [09:41]")]
    [CounterExamples("the meeting is at 09:41", "09:41", "Carla wrote it")]
    [GeneratedRegex(
        """
            ^[^\S\n]*
            (?:
                @?\p{Lu}[\p{L}.'’-]{0,30}(?:\s@?\p{Lu}[\p{L}.'’-]{0,30}){0,3}
                (?:\s{1,4}\((?:he|she|they)/[^)]{2,12}\))?\s{1,4}(?:[—–-]\s)?\[?
              | \p{Lo}{1,12}\s{1,4}\[?
              | @?\p{Ll}[\w.-]{0,30}\s{1,4}(?:[—–-]\s|\[)
            )
            (?i:
                (?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|сегодня|вчера)
                (?:\s(?:at|um|à|a\slas|alle|às|в))?,?\s
            )?
            (?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},?\s)?
            [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?i:\s?[ap]\.?m\.?)?\]?[^\S\n]*$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Written();

    // alice commented 2 days ago · bob requested changes
    [Examples("mira-k commented 3 hours ago", "@otto requested changes")]
    [CounterExamples(
        "I have commented on it",
        "we reviewed the parser",
        "I replied to them",
        "the reviewer replied late, see below for the whole of what they wrote about it, and more"
    )]
    [GeneratedRegex(
        @"^[^\S\n]*@?(?!(?i:i|we|you|he|she|it|they|who|nobody|someone|everyone)\s)[\w-]{1,39}"
            + @"\s(?:commented|left\sa\s(?:review|comment)|requested\schanges|reviewed|suggested\schanges|replied)\b[^\n]{0,60}$"
    )]
    private static partial Regex Commented();

    // [02.11.26, 10:14] Bob: … · 02/11/2026, 10:14 - Bob: … · 10:14 <bob> …
    [Examples(
        "09:41 Mira: the build is red",
        "[24/12/2025, 18:03:11] Otto: merry christmas",
        "9:41 PM - <mira> it works",
        "<mira> it works"
    )]
    [CounterExamples("09:41 the build was red", "at 09:41 Mira: left")]
    [GeneratedRegex(
        """
            ^[^\S\n]*\[?(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},?\s)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[APap]\.?[Mm]\.?)?\]?
            \s{1,3}(?:[—–-]\s)?(?:<[^>\n]{1,40}>|[@\p{L}][^:\n]{0,40}:)\s+\S
            | ^[^\S\n]*<[@+]?[\w\[\]|`^-]{1,30}>\s+\S
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Said();

    [Examples("[09:41] Mira: the build is red", "[24/12/2025, 18:03:11] <otto> merry christmas")]
    [CounterExamples("09:41 Mira: the build is red", "[09:41] no colon here")]
    [GeneratedRegex(
        """
            ^[^\S\n]*\[(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},?\s)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[APap]\.?[Mm]\.?)?\]
            \s{1,3}(?:<[^>\n]{1,40}>|[@\p{L}][^:\n]{0,40}:)\s+\S
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex SaidInBrackets();
}
