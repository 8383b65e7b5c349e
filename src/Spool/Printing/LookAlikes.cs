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
        + "пПηո:n оОοΟօσ:o рРρΡ:p ԛ:q гГ:r ѕЅ:s тТτΤ:t υυսц:u νѵ:v ѡԝω:w хХχΧ:x уУүγΥ:y ΖζᴢΖ:z";

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
        if (Map.TryGetValue(ch, out var letter))
            return new(letter, 1);
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return new('\0', 1);
        // Mathematical alphabets: bold, italic, script, fraktur, double-struck, sans and monospace, 52 letters each.
        if (rune.Value is >= 0x1D400 and < 0x1D6A4)
            return new((char)('a' + (rune.Value - 0x1D400) % 26), 2);
        if (rune.Value is >= 0x24B6 and <= 0x24E9)
            return new((char)('a' + (rune.Value - 0x24B6) % 26), 1);
        return new(Rune.IsLetter(rune) ? '\uFFFF' : '\0', rune.Utf16SequenceLength);
    }

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
