using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// Text between quotation marks of any language. A few quoted words remain the person's: names, options, <c>use "pnpm" instead of
/// "npm"</c>.
/// </summary>
internal static partial class Quotations
{
    /// <summary>Chosen: names and labels have up to three words, sentences four or more.</summary>
    private const int MostWords = 3;

    private const int Longest = 4_000; // chosen: keeps the search linear

    /// <summary>About two Chinese characters, or Japanese ones other than katakana, make a word (chosen).</summary>
    private const int SignsPerWord = 2;

    private sealed record Marks(char Open, string Close, bool IsAlsoLetterMark = false);

    private static readonly Marks[] All =
    [
        new('"', "\""),
        new('“', "”\"“"),
        new('„', "“”\"„"),
        new('‟', "”\""),
        new('”', "”"),
        new('«', "»"),
        new('»', "«"),
        new('‹', "›"),
        new('›', "‹"),
        new('「', "」"),
        new('『', "』"),
        new('｢', "｣"),
        new('《', "》"),
        new('〈', "〉"),
        new('〝', "〞〟"),
        new('＂', "＂"),
        new('‘', "’", true),
        new('‚', "‘’", true),
        new('\'', "'", true),
        new('＇', "＇"),
    ];

    public static IEnumerable<ExternalSpan> Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (All.FirstOrDefault(m => m.Open == text[i]) is not { } marks || !Opens(text, i, marks))
                continue;
            var close = Close(text, i, marks);
            if (close <= i)
                continue;
            var inner = text[(i + 1)..close];
            if (WordCount(inner) > MostWords && !IsCommand(inner))
                yield return new ExternalSpan(i, Math.Min(close + 1, text.Length), "quotation");
            i = close;
        }
    }

    // Neither an apostrophe nor inches: a mark opens after a space or a bracket, before a letter.
    private static bool Opens(string text, int at, Marks marks)
    {
        if (at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]) && marks.Open is not ('«' or '‹'))
            return false;
        if (at == 0 || !(marks.IsAlsoLetterMark || marks.Open is '"' or '”' or '»' or '›'))
            return true;
        return !char.IsAsciiDigit(text[at - 1]) && !(char.IsLetter(text[at - 1]) && text[at - 1] < '\u2E80');
    }

    // An unclosed mark (the text was cut) quotes to the end of the paragraph; a lone apostrophe quotes nothing.
    private static int Close(string text, int open, Marks marks)
    {
        var most = Math.Min(text.Length, open + Longest);
        var paragraph = text.IndexOf("\n\n", open, most - open, StringComparison.Ordinal);
        var straight = marks.Open is '"' or '\'' or '‘';
        var limit = straight && paragraph >= 0 ? paragraph : most;
        for (var i = open + 1; i < limit; i++)
            if (marks.Close.Contains(text[i], StringComparison.Ordinal) && Closes(text, i, marks))
                return i;
        if (marks.IsAlsoLetterMark)
            return open;
        return paragraph >= 0 ? paragraph : most - 1;
    }

    private static bool Closes(string text, int at, Marks marks) =>
        !marks.IsAlsoLetterMark || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || text[at + 1] >= '\u2E80';

    private static int WordCount(string text) =>
        SpacedWord().Count(text) + Katakana().Count(text) + (Signs().Count(text) + SignsPerWord - 1) / SignsPerWord;

    // A quoted command is not external text.
    private static bool IsCommand(string text) => Command().IsMatch(text) && !Sentence().IsMatch(text);

    [Examples("tabs", "3rd")]
    [CounterExamples("好的", "…")]
    [GeneratedRegex(
        @"[^\s\p{P}\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]"
            + @"[^\s\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]*"
    )]
    private static partial Regex SpacedWord();

    [Examples("タブ")]
    [CounterExamples("tabs", "制表符")]
    [GeneratedRegex(@"\p{IsKatakana}+")]
    private static partial Regex Katakana();

    [Examples("好", "ひ", "ดี")]
    [CounterExamples("tabs", "タブ")]
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}]|\p{IsThai}{2}")]
    private static partial Regex Signs();

    [Examples("make -j4", "npm run build && npm test", "cat log | grep x")]
    [CounterExamples("make it faster", "Run make -j4")]
    [GeneratedRegex(@"^[a-z][\w.+-]*\s(?:.*\s)?(?:--?[a-zA-Z]|&&|\|)")]
    private static partial Regex Command();

    [Examples("never do that", "first this, then that", "from now on tabs")]
    [CounterExamples("pnpm install", "a name")]
    [GeneratedRegex(@"[,;:.!?]\s|\b(?:always|never|must|should|do not|don['’]t|from now on)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();
}
