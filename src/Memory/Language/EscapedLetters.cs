using System.Globalization;
using System.Text;

namespace TotalMemory.Language;

/// <summary>Reads one character of a text, decoding numeric escapes. Pure.</summary>
internal static class EscapedLetters
{
    private const int MostBytes = 4; // published: UTF-8 (RFC 3629)

    public static WrittenLetter Read(string text, int at, bool readsEscapes)
    {
        if (text[at] is '%' or '\\')
        {
            if (Bytes(text, at) is { } ofBytes)
                return ofBytes;
            if (Unit(text, at) is { } first)
                return OfUnits(text, at, first);
            if (readsEscapes && text[at] == '\\' && at + 1 < text.Length && (IsControl(text[at + 1]) || text[at + 1] == '\\'))
                return new(new Rune(' '), at, at + 2);
        }
        return Rune.TryGetRuneAt(text, at, out var rune)
            ? new(rune, at, at + rune.Utf16SequenceLength)
            : new(Rune.ReplacementChar, at, at + 1);
    }

    public static bool IsControl(char c) => c is 'n' or 'r' or 't' or 'b' or 'f';

    // \uD83D\uDE00 is one character.
    private static WrittenLetter OfUnits(string text, int at, char first)
    {
        if (char.IsHighSurrogate(first) && Unit(text, at + 6) is { } second && char.IsLowSurrogate(second))
            return new(new Rune(first, second), at, at + 12);
        return new(Rune.TryCreate(first, out var rune) ? rune : Rune.ReplacementChar, at, at + 6);
    }

    private static char? Unit(string text, int at) =>
        at + 6 <= text.Length
        && text[at] == '\\'
        && text[at + 1] is 'u' or 'U'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    // The escaped UTF-8 bytes of one character.
    private static WrittenLetter? Bytes(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var (count, end) = (0, at);
        while (count < MostBytes && Byte(text, end, out var next) is { } one)
        {
            bytes[count++] = one;
            end = next;
            if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == count)
                return new(rune, at, end);
        }
        return null;
    }

    // %C3, \xC3 or \303.
    private static byte? Byte(string text, int at, out int next)
    {
        next = at;
        if (at + 3 > text.Length)
            return null;
        var isHexadecimal = text[at] == '%' || text[at] == '\\' && text[at + 1] == 'x';
        var from = text[at] == '%' ? at + 1 : at + 2;
        if (isHexadecimal && from + 2 <= text.Length && Hexadecimal(text.AsSpan(from, 2)) is { } value)
        {
            next = from + 2;
            return value;
        }
        if (text[at] != '\\' || at + 4 > text.Length || text[at + 1] is < '0' or > '3' || !IsOctal(text[at + 2]) || !IsOctal(text[at + 3]))
            return null;
        next = at + 4;
        return (byte)((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
    }

    private static byte? Hexadecimal(ReadOnlySpan<char> digits) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsOctal(char c) => c is >= '0' and <= '7';
}
