using System.Buffers;
using System.Text.RegularExpressions;

namespace TotalMemory.Language;

/// <summary>Splits a message, an answer or a document's line into sentences; headings and list items count as sentences.</summary>
internal static partial class SentenceSplitter
{
    /// <summary>Only pasted or generated texts have more sentences; the rest is ignored (chosen).</summary>
    public const int Most = 60;

    public const int LongestSentence = 600; // chosen: longer ones are pastes

    // No sentence ends without one of them.
    private static readonly SearchValues<char> EndSigns = SearchValues.Create(".!?;…。！？；");

    public static IReadOnlyList<Sentence> Read(string text)
    {
        var found = new List<Sentence>();
        var heading = "";
        foreach (var line in PastedText.Mark(text))
        {
            if (found.Count >= Most)
                break;
            var mark = MarkOf(line);
            var plain = Plain(line.Text, mark);
            if (plain.Length == 0)
                continue;
            if (mark == LineMark.Heading)
                heading = plain.TrimEnd(':', '：');
            var bold = line.Text.Contains("**", StringComparison.Ordinal);
            foreach (var sentence in mark is LineMark.Code or LineMark.Table ? [plain] : Split(plain))
                found.Add(new Sentence(Capped(sentence), mark == LineMark.Heading ? "" : heading, mark, line.IsPasted) { IsBold = bold });
            if (mark == LineMark.Prose && plain[^1] is ':' or '：')
                heading = Capped(plain.TrimEnd(':', '：'));
        }
        return found.Count > Most ? found[..Most] : found;
    }

    /// <summary>The sentences of one line of prose.</summary>
    public static IEnumerable<string> Split(string line)
    {
        line = line.Trim();
        return line.AsSpan(0, Math.Max(0, line.Length - 1)).IndexOfAny(EndSigns) < 0
            ? Whole(line)
            : Ends().Split(line).Select(s => s.Trim()).Where(s => s.Any(char.IsLetterOrDigit));
    }

    /// <summary>Where each sentence of a message ends; the last end is its length. A line ends a sentence, too.</summary>
    public static IReadOnlyList<int> EndsIn(string text) =>
        [
            .. Ends()
                .Matches(text)
                .Select(m => m.Index + m.Length)
                .Concat(text.Index().Where(c => c.Item == '\n').Select(c => c.Index + 1))
                .Append(text.Length)
                .Distinct()
                .Order(),
        ];

    private static string Capped(string sentence) =>
        sentence.Length <= LongestSentence ? sentence : Sentences.Cut(sentence, LongestSentence);

    private static LineMark MarkOf(MarkedLine line)
    {
        if (line.IsFenced)
            return LineMark.Code;
        var text = line.Text.AsSpan().TrimStart();
        if (text.StartsWith("|"))
            return LineMark.Table;
        if (text.StartsWith(">"))
            return LineMark.Quote;
        if (Heading().IsMatch(line.Text))
            return LineMark.Heading;
        return Bullet().IsMatch(line.Text) ? LineMark.Bullet : LineMark.Prose;
    }

    private static string Plain(string line, LineMark mark)
    {
        if (mark == LineMark.Code)
            return line.Trim();
        if (mark == LineMark.Table)
            return Rule().IsMatch(line) ? "" : Clean(string.Join(" — ", line.Trim().Trim('|').Split('|').Select(c => c.Trim())));
        return Clean(Bullet().Replace(line.TrimStart('>', '#', ' ', '\t'), ""));
    }

    private static IEnumerable<string> Whole(string plain) => plain.Any(char.IsLetterOrDigit) ? [plain] : [];

    private static string Clean(string line)
    {
        if (line.Contains('[', StringComparison.Ordinal))
            line = Link().Replace(line, "$1");
        if (line.AsSpan().ContainsAny('*', '_'))
            line = Emphasis().Replace(line, "");
        return Sentences.OneLine(line).Trim('#', ' ', '>');
    }

    // Ignores the next letter's case, since many people write without capitals. "e.g. this" and "1. that" are not ends.
    [Examples("Ask first. Then push.", "先问。再推")]
    [CounterExamples("Ask Dr. Berg", "e.g. this", "1. this")]
    [GeneratedRegex(
        @"(?<=[.!?;…][)""'”’*`]?)(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|Dr|Mr|Mrs|Ms|Prof|z\.B|bzw|d\.h|p\.ej|т\.е"
            + @"|т\.д)\.)(?<!(?:^|\s)(?:[0-9]{1,2}|\p{L})\.)\s+" // Russian
            + @"|(?<=[。！？；]+[」』”）]?)(?![。！？；」』”）])"
    )]
    private static partial Regex Ends();

    [Examples("--- | ---", "-----")]
    [CounterExamples("a | b")]
    [GeneratedRegex(@"^(?>[-: |\s]+)$")]
    private static partial Regex Rule();

    [Examples("## Plan", "**The plan:**", "**The plan**:")]
    [CounterExamples("#42", "**x** is bold")]
    [GeneratedRegex(@"^\s*#{1,6}\s+\S|^\s*\*\*[^*]{2,60}\*\*[:：]?\s*$")]
    private static partial Regex Heading();

    [Examples("- ask", "1. ask", "b) ask", "* [x] ask")]
    [CounterExamples("ask", "-5 degrees")]
    [GeneratedRegex(@"^\s*(?:[-*•–]|\(?[0-9]{1,3}[.)、]|[a-z][.)])\s+(?:\[[ xX]\]\s+)?")]
    private static partial Regex Bullet();

    [Examples("see [help](https://shop.example)", "![logo](logo.png)")]
    [CounterExamples("see [help]", "f(x)")]
    [GeneratedRegex(@"!?\[([^\[\]]{1,500})\]\([^)]{0,2000}\)")]
    private static partial Regex Link();

    [Examples("**now**", "__now__", "*now", "now*")]
    [CounterExamples("5 * 4", "snake_case")]
    [GeneratedRegex(@"\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")]
    private static partial Regex Emphasis();
}
