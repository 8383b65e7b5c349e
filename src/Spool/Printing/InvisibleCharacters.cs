using System.Globalization;
using System.Text;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// Removes invisible characters: controls, bidirectional marks, zero-width characters, tag characters, stray variation selectors. Line
/// separators become line breaks, half characters U+FFFD. Joiners are kept where they are needed: between emoji, and between letters of
/// joining scripts (Arabic, Indic).
/// </summary>
internal static class InvisibleCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C; // published: Unicode
    private const int ZeroWidthJoiner = 0x200D; // published: Unicode
    private const int EmojiStyle = 0xFE0F; // published: Unicode
    private const int TextStyle = 0xFE0E; // published: Unicode

    public static string Remove(string text)
    {
        var kept = new StringBuilder(text.Length);
        var previous = 0;
        for (var i = 0; i < text.Length; )
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                kept.Append('\uFFFD');
                previous = 0xFFFD;
                i++;
                continue;
            }
            i += rune.Utf16SequenceLength;
            var next = i < text.Length && Rune.TryGetRuneAt(text, i, out var following) ? following.Value : 0;
            var shown = Shown(rune, previous, next);
            if (shown == 0)
                continue;
            previous = shown;
            kept.Append(new Rune(shown));
        }
        return kept.ToString();
    }

    /// <summary>The replacement of a code point; 0 to remove it.</summary>
    private static int Shown(Rune rune, int previous, int next) =>
        rune.Value switch
        {
            '\n' or '\t' => rune.Value,
            '\r' => next == '\n' ? 0 : '\n',
            0x2028 or 0x2029 or 0x0B or 0x0C or 0x85 => '\n',
            ZeroWidthJoiner => IsPicture(previous) && IsPicture(next) || Joins(previous) && Joins(next) ? rune.Value : 0,
            ZeroWidthNonJoiner => Joins(previous) && Joins(next) ? rune.Value : 0,
            EmojiStyle or TextStyle => IsPicture(previous) && previous is not (EmojiStyle or TextStyle)
            || previous is '#' or '*' or (>= '0' and <= '9') && next == 0x20E3
                ? rune.Value
                : 0,
            _ => IsInvisible(rune) ? 0 : rune.Value,
        };

    /// <summary>Whether a code point is always removed.</summary>
    public static bool IsHidden(int value) => !Rune.IsValid(value) || IsInvisible(new Rune(value));

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || rune.Value
            is 0x034F // combining grapheme joiner
                or 0x115F
                or 0x1160
                or 0x3164
                or 0xFFA0 // Hangul fillers
                or 0x17B4
                or 0x17B5
                or 0x2800 // braille blank
                or (>= 0x180B and <= 0x180F) // Mongolian selectors
                or (>= 0x2060 and <= 0x206F)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xFDD0 and <= 0xFDEF)
                or (>= 0xFFF0 and <= 0xFFFB)
                or (>= 0xE0000 and <= 0xE0FFF)
        || (rune.Value & 0xFFFE) == 0xFFFE;

    // Base characters of emoji sequences; a skin tone and a style may come in between.
    private static bool IsPicture(int value) =>
        value
            is (>= 0x1F000 and <= 0x1FAFF)
                or (>= 0x2190 and <= 0x27BF)
                or (>= 0x2900 and <= 0x2BFF)
                or 0x00A9
                or 0x00AE
                or 0x203C
                or 0x2049
                or 0x2122
                or 0x2139
                or 0x3030
                or 0x303D
                or 0x3297
                or 0x3299
                or EmojiStyle;

    private static bool Joins(int value) =>
        value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF);
}
