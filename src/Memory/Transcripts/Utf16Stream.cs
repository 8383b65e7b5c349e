using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Transcripts;

/// <summary>
/// A UTF-16 file as UTF-8, forward only; some Windows tools convert transcripts to UTF-16. Half characters become U+FFFD; an incomplete
/// character at the end is left out, so that the output does not change when the file grows.
/// </summary>
internal sealed class Utf16Stream : ForwardStream
{
    private const int Block = 32 << 10; // chosen

    private readonly Decoder decoder;
    private readonly byte[] units = new byte[Block];
    private readonly char[] characters = new char[Block / 2 + 1];
    private byte[] ready = [];
    private int next;
    private long read;

    private Utf16Stream(Stream inner, Encoding encoding)
        : base(inner) => decoder = encoding.GetDecoder();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <summary>Null if the file is not UTF-16; otherwise the stream owns the file.</summary>
    /// <param name="file">At its start.</param>
    public static Utf16Stream? TryOpen(Stream file, ReadOnlySpan<byte> first)
    {
        if (EncodingOf(first) is not { } encoding)
            return null;
        file.Position = first[0] is 0xFF or 0xFE ? 2 : 0;
        return new Utf16Stream(file, encoding);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (next == ready.Length)
            if (!Fill())
                return 0;
        var length = Math.Min(buffer.Length, ready.Length - next);
        ready.AsSpan(next, length).CopyTo(buffer);
        next += length;
        read += length;
        return length;
    }

    // False at the end of the file.
    private bool Fill()
    {
        var length = Inner.Read(units);
        var count = decoder.GetChars(units, 0, length, characters, 0, flush: false);
        (ready, next) = (Encoding.UTF8.GetBytes(characters, 0, count), 0);
        return length > 0;
    }

    // FF FE 00 00 would be UTF-32. Without a byte order mark, the first bracket of the JSON shows the encoding.
    private static UnicodeEncoding? EncodingOf(ReadOnlySpan<byte> first) =>
        first switch
        {
            [0xFF, 0xFE, 0, 0, ..] => null,
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            [(byte)'{', 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            [0, (byte)'{', 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => null,
        };
}
