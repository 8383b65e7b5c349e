using System.Buffers;
using System.Globalization;
using System.Text;

namespace TotalMemory.Spool.Records;

/// <summary>
/// Repairs JSON that decoders reject: U+FFFD replaces unpaired surrogates (as bytes or as escapes), invalid UTF-8 and NUL; a backslash
/// that begins no escape is kept as a backslash; other control characters become spaces. Examines only bytes and escapes, not quotes, so
/// that a record after a cut-off one is repaired in the same way. Takes linear time.
/// </summary>
public static class MendedJson
{
    private const int HexDigits = 4; // published: RFC 8259
    private const int EscapeLength = 2 + HexDigits;

    private static readonly SearchValues<byte> Special = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Append('\\').Concat(Enumerable.Range(0x80, 0x80)).Select(b => (byte)b),
    ]);

    public static byte[] Mend(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        while (!json.IsEmpty)
        {
            var plain = json.IndexOfAny(Special);
            if (plain < 0)
                plain = json.Length;
            output.Write(json[..plain]);
            json = json[plain..];
            if (!json.IsEmpty)
                json = json[Take(json, output)..];
        }
        return output.WrittenSpan.ToArray();
    }

    // Returns the number of bytes consumed.
    private static int Take(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> output)
    {
        if (json[0] == '\\')
            return Escape(json, output);
        if (json[0] < 0x80)
        {
            output.Write(" "u8);
            return 1;
        }
        if (Rune.DecodeFromUtf8(json, out _, out var length) == OperationStatus.Done)
        {
            output.Write(json[..length]);
            return length;
        }
        output.Write("\uFFFD"u8);
        return IsHalfCharacter(json) ? 3 : Math.Max(1, length);
    }

    // UTF-16 surrogates encoded as if they were characters.
    private static bool IsHalfCharacter(ReadOnlySpan<byte> json) => json is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..];

    private static int Escape(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> output)
    {
        if (json.Length > 1 && "\"\\/bfnrt"u8.Contains(json[1]))
        {
            output.Write(json[..2]);
            return 2;
        }
        if (Code(json) is not { } code)
        {
            output.Write("\\\\"u8);
            return 1;
        }
        if (char.IsHighSurrogate(code) && Code(json[EscapeLength..]) is { } low && char.IsLowSurrogate(low))
        {
            output.Write(json[..(2 * EscapeLength)]);
            return 2 * EscapeLength;
        }
        output.Write(char.IsSurrogate(code) || code == '\0' ? "\\uFFFD"u8 : json[..EscapeLength]);
        return EscapeLength;
    }

    private static char? Code(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength
        && json[0] == '\\'
        && json[1] == 'u'
        && ushort.TryParse(json.Slice(2, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
