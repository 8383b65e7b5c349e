using System.Text;
using System.Text.RegularExpressions;

namespace TotalMemory.Knowledge;

/// <summary>The words of a text in a row, whatever stands between them. Pure.</summary>
internal static partial class WordRuns
{
    /// <summary>In lower case.</summary>
    public static string[] Split(string text) => [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    /// <summary>The text with <paramref name="mark"/> in place of the runs that are to go; runs that meet become one.</summary>
    /// <param name="lengthAt">Number of words to go from a word on, given all words and its index; 0 for none.</param>
    public static string Replace(string text, string mark, Func<IReadOnlyList<string>, int, int> lengthAt)
    {
        var places = Word().Matches(text);
        if (places.Count == 0)
            return text;
        var gone = Gone([.. places.Select(m => m.Value.ToLowerInvariant())], lengthAt);
        var result = new StringBuilder();
        var kept = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (!gone[i])
                continue;
            var end = i;
            while (end + 1 < places.Count && gone[end + 1])
                end++;
            result.Append(text, kept, places[i].Index - kept).Append(mark);
            kept = places[end].Index + places[end].Length;
            i = end;
        }
        return kept == 0 ? text : result.Append(text, kept, text.Length - kept).ToString();
    }

    private static bool[] Gone(IReadOnlyList<string> words, Func<IReadOnlyList<string>, int, int> lengthAt)
    {
        var gone = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
            Array.Fill(gone, true, i, lengthAt(words, i));
        return gone;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
