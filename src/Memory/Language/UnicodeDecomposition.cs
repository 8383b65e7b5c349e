using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// Canonical decomposition (Unicode Standard Annex 15, form D) without reordering marks. The programs run without ICU, where
/// <see cref="string.Normalize()"/> returns text unchanged; the table is Unicode's.
/// </summary>
internal static class UnicodeDecomposition
{
    /// <summary>Fully decomposed forms by code point, Hangul syllables excepted. Loaded at first use.</summary>
    public static IReadOnlyDictionary<int, string> Table => Loaded.Value;

    private static readonly Lazy<Dictionary<int, string>> Loaded = new(() => EmbeddedLines.ReadLetters("decompositions.txt"));

    public static void Append(Rune rune, StringBuilder result)
    {
        if (Hangul.IsSyllable(rune.Value))
            Hangul.AppendDecomposed(rune.Value, result);
        else if (rune.Value >= 0x80 && Loaded.Value.TryGetValue(rune.Value, out var parts))
            result.Append(parts);
        else
            result.Append(rune);
    }
}
