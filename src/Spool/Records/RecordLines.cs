namespace TotalMemory.Spool.Records;

/// <summary>
/// Streams the lines of a file of records from a byte offset; a record that is spread over several lines is returned as one. It uses a
/// single buffer of fixed size; if a record is longer, its long strings are cut. A last line without a line feed is not returned, because
/// it may be incomplete, but it can be examined separately.
/// </summary>
public sealed class RecordLines : IDisposable
{
    /// <summary>Only records with images and patches are longer, and nothing is learned from those (chosen).</summary>
    public const int LongestRecord = 4 << 20;

    /// <summary>Maximum length of a string in such a record (chosen).</summary>
    public const int LongestString = 256 << 10;

    private const int FirstBuffer = 256 << 10; // chosen: most records fit

    private readonly Stream stream;
    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int length;
    private bool isMidLine;
    private ReadOnlyMemory<byte> tail;
    private long tailLength;

    /// <param name="stream">At its beginning; disposed with this.</param>
    /// <param name="offset">Where reading goes on.</param>
    public RecordLines(Stream stream, long offset)
    {
        this.stream = stream;
        Offset = offset;
        if (offset > 0)
            isMidLine = Before(offset) != '\n';
    }

    /// <summary>Byte offset after the last line returned or accepted.</summary>
    public long Offset { get; private set; }

    /// <summary>Everything was returned, except perhaps a last line without a line feed.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Number of records whose long strings were cut.</summary>
    public int Shortened { get; private set; }

    /// <summary>Number of records skipped because they are too long even without their long strings.</summary>
    public int Skipped { get; private set; }

    /// <summary>The file cannot be decompressed beyond this point.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The next complete line without its line feed; valid until the next call.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (IsAtEnd)
            return false;
        if (isMidLine)
            PassLineFeed();
        var scanned = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + scanned, length - scanned).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = Take(scanned + feed);
                return true;
            }
            scanned = length;
            if (length >= LongestRecord)
                return TryShorten(out line);
            if (!Fill())
            {
                IsAtEnd = true;
                (tail, tailLength) = (buffer.AsMemory(start, length), length);
                return false;
            }
        }
    }

    /// <summary>At the end: the last line if it has no line feed. False if there is none.</summary>
    public bool TryLookAtTail(out ReadOnlyMemory<byte> line)
    {
        line = tail;
        return IsAtEnd && tailLength > 0 && !tail.IsEmpty;
    }

    /// <summary>Accepts the last line as complete; what is appended later is another line.</summary>
    public void AcceptTail()
    {
        Offset += tailLength;
        (tail, tailLength) = (default, 0);
    }

    public void Dispose() => stream.Dispose();

    private static ReadOnlyMemory<byte> WithoutReturn(ReadOnlyMemory<byte> line) => line.Span is [.., (byte)'\r'] ? line[..^1] : line;

    private void Pass(int bytes)
    {
        start += bytes;
        length -= bytes;
        Offset += bytes;
    }

    private ReadOnlyMemory<byte> Take(int size)
    {
        if (SpreadRecord.MayBegin(buffer.AsSpan(start, size)) && Gather(size) is { } record)
            return record;
        var line = WithoutReturn(buffer.AsMemory(start, size));
        Pass(size + 1);
        return line;
    }

    // Null if no record ends before the next one begins; nothing is passed then.
    private ReadOnlyMemory<byte>? Gather(int size)
    {
        var record = new SpreadRecord();
        record.Add(WithoutReturn(buffer.AsMemory(start, size)).Span);
        var (at, isAtEnd) = (size + 1, false);
        while (!record.IsComplete)
        {
            if (isAtEnd)
                return null;
            isAtEnd = !TryFindFeed(at, out var next);
            if (length >= LongestRecord)
                return null;
            var line = WithoutReturn(buffer.AsMemory(start + at, next)).Span;
            if (SpreadRecord.IsAnother(line))
                return null;
            record.Add(line);
            at += next + (isAtEnd ? 0 : 1);
        }
        if (at <= size + 1)
            return null; // It is complete, and something else follows it.
        Pass(at);
        return record.Text;
    }

    // False at the end of the file; then the size is that of the rest.
    private bool TryFindFeed(int at, out int size)
    {
        var scanned = at;
        while (true)
        {
            var feed = buffer.AsSpan(start + scanned, length - scanned).IndexOf((byte)'\n');
            size = feed < 0 ? length - at : scanned + feed - at;
            if (feed >= 0)
                return true;
            scanned = length;
            if (length >= LongestRecord || !Fill())
                return false;
        }
    }

    // The line feed of a line that was accepted before it had one.
    private void PassLineFeed()
    {
        isMidLine = false;
        while (length < 2 && Fill()) { }
        if (buffer.AsSpan(start, length).StartsWith("\r\n"u8))
            Pass(2);
        else if (buffer.AsSpan(start, length).StartsWith("\n"u8))
            Pass(1);
    }

    // Consumes the whole line, keeping only its short values in memory.
    private bool TryShorten(out ReadOnlyMemory<byte> line)
    {
        var cutter = new StringCutter(LongestRecord, LongestString);
        long size = 0;
        var feed = -1;
        while (feed < 0)
        {
            feed = buffer.AsSpan(start, length).IndexOf((byte)'\n');
            var taken = feed < 0 ? length : feed;
            cutter.Take(buffer.AsSpan(start, taken));
            size += taken;
            start += taken;
            length -= taken;
            if (feed < 0 && !Fill())
                break;
        }
        line = cutter.Overflows ? default : WithoutReturn(cutter.Record);
        if (feed < 0)
        {
            IsAtEnd = true;
            (tail, tailLength) = (line, size);
            return false;
        }
        start++;
        length--;
        Offset += size + 1;
        if (cutter.Overflows)
            Skipped++;
        else
            Shortened++;
        return true;
    }

    private bool Fill()
    {
        if (start > 0)
            buffer.AsSpan(start, length).CopyTo(buffer);
        start = 0;
        if (length == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        try
        {
            var n = stream.Read(buffer, length, buffer.Length - length);
            length += n;
            return n > 0;
        }
        catch (InvalidDataException)
        {
            IsDamaged = true;
            return false;
        }
    }

    private int Before(long offset)
    {
        if (stream.CanSeek)
            stream.Position = offset - 1;
        else
            for (var left = offset - 1; left > 0; )
            {
                var n = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                if (n == 0)
                    return '\n';
                left -= n;
            }
        return stream.ReadByte();
    }
}
