using TotalMemory.Language;
using TotalMemory.Recall;

namespace TotalMemory.Browsing;

/// <summary>The part of a text around the searched words, in one line.</summary>
public static class Excerpt
{
    // Characters by which a cut may move to fall between words.
    private const int Before = 90; // chosen: a line

    public static string Cut(string text, string words, int length = 320)
    {
        var line = Sentences.OneLine(text);
        var first = QueryTerms
            .Choose(words)
            .Where(t => t.Length > 1)
            .Select(t => line.IndexOf(t, StringComparison.OrdinalIgnoreCase))
            .Where(i => i >= 0)
            .DefaultIfEmpty(0)
            .Min();
        var start = first <= Before ? 0 : Start(line, first - Before);
        var end = End(line, Math.Min(line.Length, start + length));
        return $"{(start > 0 ? "… " : "")}{line[start..end]}{(end < line.Length ? " …" : "")}";
    }

    // Cuts between words, and never inside a surrogate pair.
    private static int Start(string line, int at) =>
        line.IndexOf(' ', at) is var blank and >= 0 && blank - at < Before ? blank + 1 : Whole(line, at);

    private static int End(string line, int at)
    {
        if (at == line.Length)
            return at;
        return line.LastIndexOf(' ', at) is var blank and > 0 && at - blank < Before ? blank : Whole(line, at);
    }

    private static int Whole(string line, int at) => at > 0 && at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;
}
