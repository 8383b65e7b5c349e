using System.Text;

namespace TotalMemory.Knowledge;

/// <summary>The text of a file, in the encoding given by its first bytes: UTF-16 or UTF-8.</summary>
internal sealed record TextFile(string Text, Encoding Encoding)
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly Encoding[] Marked =
    [
        Encoding.UTF8,
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    /// <summary>Null if the bytes are not text.</summary>
    public static TextFile? Read(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in Marked)
            if (bytes.StartsWith(encoding.Preamble))
                return new TextFile(encoding.GetString(bytes[encoding.Preamble.Length..]), encoding);
        return bytes.Contains((byte)0) ? null : new TextFile(Encoding.UTF8.GetString(bytes), Plain);
    }

    public byte[] Bytes() => [.. Encoding.Preamble, .. Encoding.GetBytes(Text)];
}
