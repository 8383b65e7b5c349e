using System.Globalization;
using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// Words of scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese; Korean attaches its particles). The index
/// holds every pair of neighbouring letters, and a query searches for the pairs of its words: this needs no dictionary and misses
/// nothing. A name in other letters that is attached to them is a separate word.
/// </summary>
internal static class UnspacedText
{
    private const char First = '\u0E00';

    /// <summary>
    /// Additional index terms of a text: its pairs of letters, and the last letter of each run for queries of one letter.
    /// </summary>
    public static string IndexTerms(string text) => ContainsUnspaced(text) ? string.Join(' ', Parts(text).SelectMany(IndexTermsOf)) : "";

    /// <summary>Query terms: pairs of letters; a single letter as the start of a pair, followed by <c>*</c>.</summary>
    public static IEnumerable<string> QueryTerms(string text) => ContainsUnspaced(text) ? Parts(text).SelectMany(QueryTermsOf) : [];

    /// <summary>The text with spaces in place of these scripts' letters.</summary>
    public static string Without(string text)
    {
        if (!ContainsUnspaced(text))
            return text;
        var rest = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            rest.Append(IsUnspacedLetter(rune) ? " " : rune.ToString());
        return rest.ToString();
    }

    /// <summary>Number of letters of these scripts.</summary>
    public static int Letters(string text)
    {
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
            if (IsUnspacedLetter(rune) && !IsMark(rune))
                letters++;
        return letters;
    }

    /// <summary>True if at least half of a text's letters are of these scripts.</summary>
    public static bool IsMostlyUnspaced(string text) => 2 * Letters(text) >= Math.Max(1, text.Count(char.IsLetter));

    /// <summary>Pairs of neighbouring letters, used in place of words.</summary>
    public static IEnumerable<string> LetterPairs(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (IsUnspacedLetter(text[i]) && IsUnspacedLetter(text[i + 1]))
                yield return text.Substring(i, 2);
    }

    /// <summary>A letter or a vowel sign of these scripts, of those that are one <see cref="char"/>.</summary>
    public static bool IsUnspacedLetter(char c) => c >= First && Rune.TryCreate(c, out var rune) && IsUnspacedLetter(rune);

    public static bool ContainsUnspaced(string text) => text.AsSpan().IndexOfAnyInRange(First, '\uFFFF') >= 0 && Letters(text) > 0;

    private static IEnumerable<string> IndexTermsOf(ScriptPart part) =>
        part.IsWord ? [part.Word] : [.. Pairs(part.Letters), part.Letters[^1]];

    private static IEnumerable<string> QueryTermsOf(ScriptPart part)
    {
        if (part.IsWord)
            return [part.Word];
        return part.Letters.Count == 1 ? [part.Letters[0] + "*"] : Pairs(part.Letters);
    }

    private static IEnumerable<string> Pairs(IReadOnlyList<string> letters) => letters.Zip(letters.Skip(1), (a, b) => a + b);

    // Runs of letters, and the words attached to them.
    private static IEnumerable<ScriptPart> Parts(string text)
    {
        var glued = new List<ScriptPart>();
        var word = new StringBuilder();
        var letters = new List<string>();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (IsUnspacedLetter(rune))
            {
                Close(glued, word, letters, keepsLetters: true);
                if (!IsMark(rune))
                    letters.Add(rune.ToString());
                continue;
            }
            Close(glued, word, letters, keepsLetters: false, keepsWord: Rune.IsLetterOrDigit(rune));
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }
            if (glued.Any(p => !p.IsWord))
                foreach (var part in glued)
                    yield return part;
            glued.Clear();
        }
    }

    private static void Close(List<ScriptPart> glued, StringBuilder word, List<string> letters, bool keepsLetters, bool keepsWord = false)
    {
        if (word.Length > 0 && !keepsWord)
        {
            glued.Add(new ScriptPart(word.ToString(), []));
            word.Clear();
        }
        if (letters.Count > 0 && !keepsLetters)
        {
            glued.Add(new ScriptPart("", [.. letters]));
            letters.Clear();
        }
    }

    // Vowel signs and tones are not part of terms, because the index splits words at some of them.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspacedLetter(Rune rune) =>
        rune.Value switch
        {
            < 0x0E00 => false,
            <= 0x0EFF // Thai, Lao
            or (>= 0x1000 and <= 0x109F) // Burmese
            or (>= 0x1780 and <= 0x17D3) // Khmer
            or (>= 0x1950 and <= 0x19DF) // Tai Le, New Tai Lue
            or (>= 0x1A20 and <= 0x1AAD) // Tai Tham
            or (>= 0x1B00 and <= 0x1BBF) // Balinese, Sundanese
            or (>= 0x3005 and <= 0x3006) // the Chinese repetition mark
            or (>= 0x3041 and <= 0x309F) // Hiragana
            or (>= 0x30A1 and <= 0x30FA) // Katakana
            or (>= 0x30FC and <= 0x30FF)
            or (>= 0x31F0 and <= 0x31FF)
            or (>= 0x3400 and <= 0x4DBF) // Chinese characters
            or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xA000 and <= 0xA48C) // Yi
            or (>= 0xA980 and <= 0xA9DF) // Javanese
            or (>= 0xA9E0 and <= 0xA9FF)
            or (>= 0xAA60 and <= 0xAA7F)
            or (>= 0xAC00 and <= 0xD7A3) // Korean
            or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFF66 and <= 0xFF9F)
            or (>= 0x20000 and <= 0x3FFFF) => Rune.IsLetter(rune) || IsMark(rune),
            _ => false,
        };

    private sealed record ScriptPart(string Word, IReadOnlyList<string> Letters)
    {
        public bool IsWord => Word.Length > 0;
    }
}
