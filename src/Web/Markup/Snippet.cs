using TotalMemory.Language;
using TotalMemory.Recall;

namespace TotalMemory.Web.Markup;

/// <summary>The part of a text around the words that were asked for, with these marked.</summary>
internal static class Snippet
{
    private const int Before = 90;
    private const int Length = 320;

    public static Html Of(string text, string words)
    {
        var line = Sentences.OneLine(text);
        var terms = QueryTerms.Of(words).Where(t => t.Length > 1).ToList();
        var first = terms.Select(t => line.IndexOf(t, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var start = first <= Before ? 0 : Start(line, first - Before);
        var end = End(line, Math.Min(line.Length, start + Length));
        return Html.Of($"{(start > 0 ? "… " : "")}{Marked(line[start..end], terms)}{(end < line.Length ? " …" : "")}");
    }

    private static Html Marked(string text, List<string> terms)
    {
        var parts = new List<Html>();
        for (var at = 0; at < text.Length; )
        {
            var (next, length) = terms
                .Select(t => (At: text.IndexOf(t, at, StringComparison.OrdinalIgnoreCase), t.Length))
                .Where(t => t.At >= 0)
                .DefaultIfEmpty((text.Length, 0))
                .MinBy(t => t.Item1);
            parts.Add(Html.Text(text[at..next]));
            if (length > 0)
                parts.Add(Html.Of($"<mark>{text.Substring(next, length)}</mark>"));
            at = next + length;
        }
        return Html.Join(parts);
    }

    // Between words, and never within a pair of surrogates.
    private static int Start(string line, int at) =>
        line.IndexOf(' ', at) is var blank and >= 0 && blank - at < Before ? blank + 1 : Whole(line, at);

    private static int End(string line, int at) =>
        at == line.Length ? at
        : line.LastIndexOf(' ', at) is var blank && at - blank < Before && blank > 0 ? blank
        : Whole(line, at);

    private static int Whole(string line, int at) => at > 0 && at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;
}
