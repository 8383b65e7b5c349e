using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>Documents inside a message: Markdown below a heading, XML or HTML elements, text after front matter.</summary>
internal static partial class DocumentText
{
    private const int MostWords = 3; // chosen: an element of so few words is part of a sentence

    public static IEnumerable<ExternalSpan> Find(string text, IReadOnlyList<TextLine> lines) => Headed(lines).Concat(Elements(text));

    // A heading without text below is a note (`# always use tabs`); with text it starts a document that goes on to the end.
    private static IEnumerable<ExternalSpan> Headed(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var below = lines.Skip(i + 1).Any(l => !l.IsBlank);
            var isHead =
                Heading().IsMatch(lines[i].Text)
                || (i + 1 < lines.Count && Underline().IsMatch(lines[i + 1].Text) && !lines[i].IsBlank)
                || (i == 0 && FrontMatter().IsMatch(lines[i].Text));
            if (isHead && below)
                return [new ExternalSpan(lines[i].Start, lines[^1].End, "document")];
        }
        return [];
    }

    // After an opening tag without an end, its name is not searched for again: linear even if nothing is closed.
    private static IEnumerable<ExternalSpan> Elements(string text)
    {
        var unclosed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length && Opening().Match(text, at) is { Success: true } open)
        {
            var name = open.Groups[1].Value;
            var end = unclosed.Contains(name) ? -1 : text.IndexOf("</" + name, open.Index, StringComparison.OrdinalIgnoreCase);
            at = open.Index + open.Length;
            if (end < at)
            {
                unclosed.Add(name);
                continue;
            }
            if (Word().Count(text[at..end]) <= MostWords)
                continue;
            var close = text.IndexOf('>', end);
            at = close < 0 ? text.Length : close + 1;
            yield return new ExternalSpan(open.Index, at, "element");
        }
    }

    [Examples("## Install", " # Title")]
    [CounterExamples("#42 is fixed", "####### seven")]
    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+\S")]
    private static partial Regex Heading();

    [Examples("=====")]
    [CounterExamples("== x", "==")]
    [GeneratedRegex(@"^={3,}\s*$")]
    private static partial Regex Underline();

    [Examples("---", "<!DOCTYPE html>", "<?xml version=\"1.0\"?>")]
    [CounterExamples("-- sql", "text")]
    [GeneratedRegex(@"^(?:---|\+\+\+|<\?xml|<!DOCTYPE)")]
    private static partial Regex FrontMatter();

    [Examples("<rules>", "see <note kind=\"draft\"> here")]
    [CounterExamples("3 < 4", "</rules>", "List<>")]
    [GeneratedRegex(@"<([A-Za-z][\w:.-]{0,60})(?:\s[^<>]{0,300})?>")]
    private static partial Regex Opening();

    [Examples("тест", "x1")]
    [CounterExamples("… — !")]
    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
