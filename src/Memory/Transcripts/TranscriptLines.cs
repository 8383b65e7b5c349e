using TotalMemory.Spool.Files;

namespace TotalMemory.Transcripts;

/// <summary>
/// Streams the complete lines of a file from a byte offset. A last line without its line feed is still being written and is
/// not returned. Memory holds one buffer, as large as the longest line.
/// </summary>
public sealed class TranscriptLines : IDisposable
{
    private readonly FileStream file;
    private byte[] buffer = new byte[256 * 1024];
    private int start;
    private int length;

    public TranscriptLines(string path, long offset)
    {
        file = OutsideFile.Open(path, FileOptions.SequentialScan);
        file.Position = offset;
        Offset = offset;
    }

    /// <summary>Byte offset behind the last line returned.</summary>
    public long Offset { get; private set; }

    /// <summary>The next complete line without its line feed; valid until the next call.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        var scanned = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + scanned, length - scanned).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var size = scanned + feed;
                line = buffer.AsMemory(start, size > 0 && buffer[start + size - 1] == '\r' ? size - 1 : size);
                start += size + 1;
                length -= size + 1;
                Offset += size + 1;
                return true;
            }
            scanned = length;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (start > 0)
            buffer.AsSpan(start, length).CopyTo(buffer);
        start = 0;
        if (length == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var n = file.Read(buffer, length, buffer.Length - length);
        length += n;
        return n > 0;
    }

    public void Dispose() => file.Dispose();
}
