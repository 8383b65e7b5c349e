using TotalMemory.Browsing;
using TotalMemory.Recall;

namespace TotalMemory.Web.Markup;

/// <summary>The part of a text around the words that were searched for, with those words highlighted.</summary>
internal static class Snippet
{
    public static Html Render(string text, string words)
    {
        var line = Excerpt.Cut(text, words);
        var terms = QueryTerms.Choose(words).Where(t => t.Length > 1).ToList();
        var parts = new List<Html>();
        for (var at = 0; at < line.Length; )
        {
            var (next, length) = terms
                .Select(t => (At: line.IndexOf(t, at, StringComparison.OrdinalIgnoreCase), t.Length))
                .Where(t => t.At >= 0)
                .DefaultIfEmpty((line.Length, 0))
                .MinBy(t => t.Item1);
            parts.Add(Html.Text(line[at..next]));
            if (length > 0)
                parts.Add(Html.From($"<mark>{line.Substring(next, length)}</mark>"));
            at = next + length;
        }
        return Html.Join(parts);
    }
}
