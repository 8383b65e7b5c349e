using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// Other spellings of a word that read the same, for an index that contains words as written: the reverse of <see cref="Folding"/>, one
/// kind of letters at a time.
/// </summary>
internal static class Spellings
{
    private const int ToWide = 0xFEE0; // published: Unicode's fullwidth forms

    private static readonly KeyValuePair<string, string>[] Others =
    [
        new("ss", "ß"),
        new("i", "ı"),
        new("ffi", "ﬃ"),
        new("fi", "ﬁ"),
        new("fl", "ﬂ"),
        new("ff", "ﬀ"),
    ];

    // From U+FF66 on, in Unicode's order.
    private const string Katakana =
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const char FirstHalf = '\uFF66';

    /// <summary>The word itself first.</summary>
    public static IReadOnlyList<string> Variants(string word)
    {
        var folded = Folding.Fold(word);
        return
        [
            .. new[] { word, Folding.Unify(word), folded, Wide(folded), Half(folded), Decomposed(folded) }
                .Concat(Others.Select(o => folded.Replace(o.Key, o.Value, StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Wide(string word) => string.Concat(word.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + ToWide) : c));

    private static string Half(string word) =>
        string.Concat(
            Decomposed(word)
                .Select(c =>
                    c switch
                    {
                        '\u3099' => '\uFF9E',
                        '\u309A' => '\uFF9F',
                        _ when Katakana.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i => (char)(FirstHalf + i),
                        _ => c,
                    }
                )
        );

    private static string Decomposed(string word)
    {
        var result = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
            UnicodeDecomposition.Append(rune, result);
        return result.ToString();
    }
}
