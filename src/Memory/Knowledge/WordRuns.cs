using System.Text;
using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Knowledge;

/// <summary>Decides what to remove from a text.</summary>
internal interface IForgotten
{
    /// <summary>Number of words to remove starting at an index; 0 for none.</summary>
    int LengthAt(IReadOnlyList<string> words, int at);

    /// <summary>Parts of a word to remove, as ranges of its folded letters.</summary>
    IEnumerable<Range> Within(FoldedWord word);
}

/// <summary>Finds and replaces runs of words in a text, whatever is between the words. Pure.</summary>
internal static partial class WordRuns
{
    /// <summary>Folded.</summary>
    public static string[] Split(string text) => [.. FoldedText.Words(text).Select(w => w.Text)];

    /// <summary>True if a text contains these words (folded, separated by spaces) consecutively.</summary>
    public static bool Holds(string text, string run) =>
        $" {string.Join(' ', Split(text))} ".Contains($" {run} ", StringComparison.Ordinal);

    /// <summary>The text with <paramref name="mark"/> in place of what is removed; adjacent runs become one.</summary>
    public static string Replace(string text, string mark, IForgotten forgotten)
    {
        var replaced = Replace(text, mark, FoldedText.Words(text), forgotten);
        return FoldedText.HoldsEscapes(replaced)
            ? Replace(replaced, mark, FoldedText.Words(replaced, readsEscapes: true), forgotten)
            : replaced;
    }

    /// <summary>The same with the older way of splitting.</summary>
    public static string ReplaceLegacy(string text, string mark, IForgotten forgotten) =>
        Replace(
            text,
            mark,
            [.. Word().Matches(text).Select(m => new FoldedWord(m.Value.ToLowerInvariant(), text, m.Index, m.Index + m.Length))],
            forgotten
        );

    private static string Replace(string text, string mark, List<FoldedWord> words, IForgotten forgotten)
    {
        var gone = MarkForgotten([.. words.Select(w => w.Text)], forgotten);
        var result = new StringBuilder();
        var kept = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var end = i;
            while (gone[i] && end + 1 < words.Count && gone[end + 1])
                end++;
            if (gone[i])
                Cut(words[i].Start, words[end].End);
            else
                foreach (var part in forgotten.Within(words[i]))
                    Cut(words[i].StartOf(part.Start.Value), words[i].EndOf(part.End.Value - 1));
            i = end;
        }
        return kept == 0 ? text : result.Append(text, kept, text.Length - kept).ToString();

        void Cut(int from, int to)
        {
            if (from < kept)
                return;
            result.Append(text, kept, from - kept).Append(mark);
            kept = to;
        }
    }

    private static bool[] MarkForgotten(IReadOnlyList<string> words, IForgotten forgotten)
    {
        var gone = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
            Array.Fill(gone, true, i, forgotten.LengthAt(words, i));
        return gone;
    }

    [Examples("ask", "好")]
    [CounterExamples("… !")]
    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
