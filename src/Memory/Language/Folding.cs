using System.Buffers;
using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// One spelling for text that reads the same, for comparing and searching: full-width letters and digits, half-width katakana, ligatures
/// and letters of mathematics as the plain ones (Unicode's form KC, of letters and digits only), composed letters, no difference of case
/// in ß, final ς and the Turkish i, and no vowel points in Hebrew and Arabic. Works without ICU. Texts are compared in this form, not
/// stored in it.
/// </summary>
internal static class Folding
{
    private const char DotAbove = '\u0307';

    private static readonly SearchValues<char> Folded = SearchValues.Create("ßẞςıİ\u0307");

    // Hebrew and Arabic vowel points, and the Arabic kashida: most texts omit them.
    private static readonly SearchValues<char> Points = SearchValues.Create(
        "\u0640" + string.Concat(Enumerable.Range(0x0591, 0x37).Concat(Enumerable.Range(0x064B, 0x15)).Select(c => (char)c))
    );

    private static string WithoutPoints(string text) =>
        text.AsSpan().ContainsAny(Points) ? string.Concat(text.Where(c => !Points.Contains(c))) : text;

    private static readonly Lazy<CompatibleLetters> Letters = new(CompatibleLetters.Load);

    /// <summary>The text with plain, composed letters; keeps case.</summary>
    public static string Unify(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F')
            ? WithoutPoints(UnicodeComposition.Compose(Letters.Value.Replace(text)))
            : text;

    /// <summary>The same, ignoring case.</summary>
    public static string Fold(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F') ? WithoutCase(Unify(text)) : text.ToLowerInvariant();

    /// <summary>Removes case from a unified text.</summary>
    public static string WithoutCase(string text)
    {
        var lower = text.ToLowerInvariant();
        if (lower.AsSpan().IndexOfAny(Folded) < 0)
            return lower;
        var folded = new StringBuilder(lower.Length + 4);
        foreach (var c in lower)
            _ = c switch
            {
                'ß' or 'ẞ' => folded.Append("ss"),
                'ς' => folded.Append('σ'),
                'ı' or 'İ' => folded.Append('i'),
                DotAbove when folded.Length > 0 && folded[^1] == 'i' => folded,
                _ => folded.Append(c),
            };
        return folded.ToString();
    }

    /// <summary>Plain equivalents of letters (<c>compatibility.txt</c>, made from Unicode's data).</summary>
    private sealed class CompatibleLetters(Dictionary<int, string> plain, HashSet<int> blocks)
    {
        public static CompatibleLetters Load()
        {
            var plain = EmbeddedLines.ReadLetters("compatibility.txt");
            return new CompatibleLetters(plain, [.. plain.Keys.Select(r => r < char.MaxValue ? r >> 8 : HighSurrogateBlock)]);
        }

        private const int HighSurrogateBlock = 0xD8; // published: Unicode

        public string Replace(string text)
        {
            if (!text.Any(c => c >= '\u0080' && blocks.Contains(char.IsHighSurrogate(c) ? HighSurrogateBlock : c >> 8)))
                return text;
            var result = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
                if (rune.Value >= 0x80 && plain.TryGetValue(rune.Value, out var letters))
                    result.Append(letters);
                else
                    result.Append(rune);
            return result.ToString();
        }
    }
}
