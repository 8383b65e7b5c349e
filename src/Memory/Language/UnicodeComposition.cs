using System.Globalization;
using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// Canonical composition (form C): composed and decomposed é become the same character. Works without ICU. Marks on one letter are sorted
/// by code point, so that their order does not matter; texts are compared in this form, not stored in it.
/// </summary>
internal static class UnicodeComposition
{
    /// <summary>Below this code point there are no decomposed letters and no combining marks.</summary>
    private const char FirstMark = '\u0300';

    /// <summary>First and last code points that form C leaves decomposed (Unicode's CompositionExclusions.txt).</summary>
    private static readonly int[][] Excluded =
    [
        [0x0958, 0x095F],
        [0x09DC, 0x09DF],
        [0x0A33, 0x0A5E],
        [0x0B5C, 0x0B5D],
        [0x0F43, 0x0FB9],
        [0x2ADC, 0x2ADC],
        [0xFB1D, 0xFB4E],
        [0x1D15E, 0x1D1C0],
    ];

    private static readonly Lazy<Dictionary<string, string>> Composed = new(Load);

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, char.MaxValue) || !text.Any(MayChange))
            return text;
        var decomposed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Hangul.IsSyllable(rune.Value))
                decomposed.Append(rune);
            else
                UnicodeDecomposition.Append(rune, decomposed);
        return Join(decomposed.ToString());
    }

    private static bool MayChange(char c) =>
        c >= FirstMark
        && (IsMark(c) || Hangul.IsJamo(c) || c is '\u2126' or '\u212A' or '\u212B' or (>= '\uF900' and <= '\uFAFF') || char.IsSurrogate(c));

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Join(string decomposed)
    {
        var result = new StringBuilder(decomposed.Length);
        for (var at = 0; at < decomposed.Length; )
        {
            var letter = char.IsHighSurrogate(decomposed[at]) && at + 1 < decomposed.Length ? 2 : 1;
            var end = at + letter;
            while (end < decomposed.Length && IsMark(decomposed[end]))
                end++;
            AppendLetter(decomposed.Substring(at, letter), decomposed[(at + letter)..end], result);
            at = end;
        }
        return result.ToString();
    }

    // The character composed of the letter and as many marks as possible, then the other marks.
    private static void AppendLetter(string letter, string marks, StringBuilder result)
    {
        if (marks.Length == 0 && result.Length > 0 && Hangul.Compose(result[^1], letter[0]) is { } syllable)
        {
            result[^1] = syllable;
            return;
        }
        var sorted = string.Concat(marks.Order());
        for (var used = sorted.Length; used > 0; used--)
            if (Composed.Value.TryGetValue(letter + sorted[..used], out var composed))
            {
                result.Append(composed).Append(sorted, used, sorted.Length - used);
                return;
            }
        result.Append(letter).Append(sorted);
    }

    private static Dictionary<string, string> Load()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (rune, parts) in UnicodeDecomposition.Table.OrderBy(p => p.Key))
        {
            var letter = char.IsHighSurrogate(parts[0]) ? 2 : 1;
            if (parts.Length > letter && !Array.Exists(Excluded, e => rune >= e[0] && rune <= e[1]))
                table.TryAdd(parts[..letter] + string.Concat(parts[letter..].Order()), char.ConvertFromUtf32(rune));
        }
        return table;
    }
}
