using System.Globalization;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// A bracket in a notation that a reader may undo: an entity (<c>&amp;lt;</c>, <c>&amp;amp;lt;</c>, <c>&amp;#060;</c>), an escape of a
/// programming language (<c>\u003c</c>, <c>\u{3c}</c>, <c>\x3c</c>, <c>\074</c>), or one of an address (<c>%3c</c>, <c>%253c</c>).
/// </summary>
internal static class WrittenCharacter
{
    private const int MostZeros = 12; // chosen: more do not hide a character better
    private const int MostLayers = 8; // chosen: deeper escapes are unwrapped in the next pass

    /// <summary>Characters of the notation that stands here for a character; 0 when none does.</summary>
    public static int LengthOf(char character, string text, int at)
    {
        var end = text[at] switch
        {
            '&' => EndOfEntity(character, text, at + 1),
            '\\' => EndOfEscape(character, text, at + 1),
            '%' => EndOfAddressEscape(character, text, at + 1),
            _ => -1,
        };
        return end < 0 ? 0 : end - at;
    }

    private static int EndOfEntity(char character, string text, int at)
    {
        for (var layer = 0; layer < MostLayers && Past("amp;", text, at) is >= 0 and var inner; layer++)
            at = inner;
        var end = Past(character == '<' ? "lt" : "gt", text, at);
        if (end < 0)
            end = Past(Hexadecimal(character), text, PastZeros(text, Past("#x", text, at)));
        if (end < 0)
            end = Past(((int)character).ToString(CultureInfo.InvariantCulture), text, PastZeros(text, Past("#", text, at)));
        return end >= 0 && end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static int EndOfEscape(char character, string text, int at)
    {
        if (at >= text.Length)
            return -1;
        if (char.IsAsciiDigit(text[at]))
            return Past(Convert.ToString(character, 8), text, PastZeros(text, at));
        if (text[at] is not ('u' or 'U' or 'x' or 'X'))
            return -1;
        var isBraced = at + 1 < text.Length && text[at + 1] == '{';
        var end = Past(Hexadecimal(character), text, PastZeros(text, isBraced ? at + 2 : at + 1));
        return end >= 0 && isBraced ? Past("}", text, end) : end;
    }

    private static int EndOfAddressEscape(char character, string text, int at)
    {
        for (var layer = 0; layer < MostLayers && Past("25", text, at) is >= 0 and var inner; layer++)
            at = inner;
        if (Past("u", text, at) is >= 0 and var wide)
            at = PastZeros(text, wide);
        return Past(Hexadecimal(character), text, at);
    }

    private static string Hexadecimal(char character) => character == '<' ? "3c" : "3e";

    // After these letters, in any case; -1 when others stand there, or the place is -1 already.
    private static int Past(string letters, string text, int at) =>
        at >= 0 && string.Compare(text, at, letters, 0, letters.Length, StringComparison.OrdinalIgnoreCase) == 0 ? at + letters.Length : -1;

    private static int PastZeros(string text, int at)
    {
        var most = at + MostZeros;
        while (at >= 0 && at < text.Length && at < most && text[at] == '0')
            at++;
        return at;
    }
}
