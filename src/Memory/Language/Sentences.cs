using System.Text.RegularExpressions;

namespace TotalMemory.Language;

/// <summary>A sentence of an answer, under the heading it stands below.</summary>
public sealed record Sentence(string Heading, string Text, bool IsCode);

/// <summary>Takes Markdown apart into sentences.</summary>
public static partial class Sentences
{
    /// <summary>White space, line breaks included, folded to single blanks.</summary>
    public static string OneLine(string text) => HasOddBlanks(text) ? Blanks().Replace(text, " ").Trim() : text.Trim();

    // Another blank than ' ', or two in a row.
    private static bool HasOddBlanks(string text)
    {
        var previous = 'x';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || previous == ' '))
                return true;
            previous = c;
        }
        return false;
    }

    /// <summary>At most <paramref name="most"/> characters, cut at a word, with an ellipsis when cut.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most - 2);
        if (end < most / 2)
            end = char.IsLowSurrogate(text[most - 1]) ? most - 2 : most - 1;
        return text[..end].TrimEnd(',', ';', ':', ' ', '-', '…') + "…";
    }

    /// <summary>The sentences of one paragraph of prose.</summary>
    public static IEnumerable<string> Split(string paragraph) => Ends().Split(paragraph).Where(s => s.Length > 0);

    /// <summary>The sentences of a Markdown text, with headings carried along; fences and table rows are marked as code.</summary>
    public static List<Sentence> Read(string markdown)
    {
        var found = new List<Sentence>();
        var heading = "";
        var fenced = false;
        foreach (var raw in markdown.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                continue;
            }
            if (line.Length == 0 || TableRule().IsMatch(line))
                continue;
            if (fenced)
            {
                found.Add(new Sentence(heading, line, true));
                continue;
            }
            if (Heading().Match(line) is { Success: true } h)
            {
                heading = Plain(h.Groups[1].Success ? h.Groups[1].Value : h.Groups[2].Value).TrimEnd(':');
                continue;
            }
            var row = line.StartsWith('|');
            var plain = Plain(row ? string.Join(" — ", line.Trim('|').Split('|').Select(c => c.Trim())) : line);
            if (plain.Length == 0)
                continue;
            found.AddRange(Split(plain).Select(s => new Sentence(heading, s, row)));
            if (plain.EndsWith(':') && !Bullet().IsMatch(line))
                heading = Cut(plain.TrimEnd(':'), 80);
        }
        return found;
    }

    private static string Plain(string line) =>
        OneLine(Emphasis().Replace(Link().Replace(Bullet().Replace(line, ""), "$1"), "")).TrimStart('#', ' ', '>');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[.!?。！？])\s+(?=[A-ZА-ЯÄÖÜ`""“(\u4e00-\u9fff])|(?<=[。！？])")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^\|?[-: |]+\|?$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^#{1,6}\s+(.+)$|^\*\*([^*]{2,60})\*\*:?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*•]|[0-9]+[.)])\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\[([^\[\]]{1,500})\]\([^)]{0,2000}\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")]
    private static partial Regex Emphasis();
}
