using System.Globalization;
using System.Text;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// Maps look-alike letters to Latin: any case, full width, mathematical, accented, Cyrillic or Greek.
/// </summary>
internal static class LookAlikes
{
    // Each group ends with a colon and its Latin letter.
    private const string Others =
        "аАɑαΑ:a вВβΒьЬ:b сСϲϹ:c ԁ:d еЕёЁєЄεΕ:e ғ:f ɡԍ:g "
        + "һҺнНηΗ:h іІїЇιΙıӏ:i јЈϳ:j кКκΚ:k ӏ:l мМμΜ:m "
        + "пПηո:n оОοΟօσ:o рРρΡ:p ԛ:q гГ:r ѕЅ:s тТτΤ:t υυսц:u νѵ:v ѡԝω:w хХχΧ:x уУүγΥ:y ΖζᴢΖ:z "
        // Accented
        + "àáâãäåāăą:a çćĉċč:c ďđð:d èéêëēĕėęě:e ĝğġģ:g ĥħ:h ìíîïĩīĭį:i ĵ:j ķĸ:k ĺļľŀł:l ñńņňŋ:n òóôõöøōŏő:o ŕŗř:r "
        + "śŝşšſ:s ţťŧ:t ùúûüũūŭůűų:u ŵ:w ýÿŷ:y źżž:z "
        // Small capitals and raised letters
        + "ᴀᵃ:a ʙᵇ:b ᴄᶜ:c ᴅᵈ:d ᴇᵉ:e ꜰᶠ:f ɢᵍ:g ʜʰ:h ɪⁱ:i ᴊʲ:j ᴋᵏ:k ʟˡ:l ᴍᵐ:m ɴⁿ:n ᴏᵒ:o ᴘᵖ:p ʀʳ:r ꜱˢ:s ᴛᵗ:t ᴜᵘ:u ᴠᵛ:v ᴡʷ:w ˣ:x ʏʸ:y ᶻ:z";

    private static readonly int[] Framed = [0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6];

    private static readonly Dictionary<char, char> Map = Read();

    /// <summary>The lower-case Latin letter at a position, or NUL if it is not a letter; and its number of UTF-16 units.</summary>
    public static ReadLetter LetterAt(string text, int at)
    {
        var ch = text[at];
        if (char.IsAsciiLetter(ch))
            return new(char.ToLowerInvariant(ch), 1);
        if (ch < '\u0080')
            return new('\0', 1);
        if (ch is >= 'Ａ' and <= 'Ｚ')
            return new((char)('a' + ch - 'Ａ'), 1);
        if (ch is >= 'ａ' and <= 'ｚ')
            return new((char)('a' + ch - 'ａ'), 1);
        if (Map.TryGetValue(ch, out var letter) || ch < '\u0180' && Map.TryGetValue(char.ToLowerInvariant(ch), out letter))
            return new(letter, 1);
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return new('\0', 1);
        // Mathematical alphabets: bold, italic, script, fraktur, double-struck, sans and monospace, 52 letters each.
        if (rune.Value is >= 0x1D400 and < 0x1D6A4)
            return new((char)('a' + (rune.Value - 0x1D400) % 26), 2);
        if (rune.Value is >= 0x24B6 and <= 0x24E9)
            return new((char)('a' + (rune.Value - 0x24B6) % 26), 1);
        // In brackets; in a square, a circle, or on a black ground; as signs of regions.
        if (rune.Value is >= 0x249C and <= 0x24B5)
            return new((char)('a' + rune.Value - 0x249C), 1);
        foreach (var first in Framed)
            if (rune.Value - first is >= 0 and < 26 and var place)
                return new((char)('a' + place), 2);
        return new(Rune.IsLetter(rune) ? '\uFFFF' : '\0', rune.Utf16SequenceLength);
    }

    /// <summary>After a word, read letter by letter; -1 when another stands there.</summary>
    /// <param name="word">Lower-case letters; an underscore may be a dash or a blank.</param>
    public static int EndOf(string word, string text, int at)
    {
        foreach (var expected in word)
        {
            while (at < text.Length && IsPassedOver(text[at]))
                at++;
            if (at >= text.Length)
                return -1;
            var (letter, length) = LetterAt(text, at);
            if (expected == '_' ? text[at] is not ('_' or '-' or ' ') : letter != expected)
                return -1;
            at += length;
        }
        return at;
    }

    /// <summary>What a reader passes over inside a word: marks on letters, and characters without a picture.</summary>
    public static bool IsPassedOver(char ch) =>
        ch is '\uFFFD' or '\uFFFC'
        || ch > '\u02FF'
            && char.GetUnicodeCategory(ch)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned;

    private static Dictionary<char, char> Read()
    {
        var map = new Dictionary<char, char>();
        foreach (var entry in Others.Split(' '))
        foreach (var ch in entry[..^2])
            map.TryAdd(ch, entry[^1]);
        return map;
    }
}

/// <param name="Letter">Latin, in lower case; NUL for what is none.</param>
/// <param name="Length">In UTF-16 units.</param>
public readonly record struct ReadLetter(char Letter, int Length);
