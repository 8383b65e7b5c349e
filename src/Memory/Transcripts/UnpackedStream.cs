using ZstdSharp;

namespace TotalMemory.Transcripts;

/// <summary>
/// What a packed file holds, read forward. Every way of being damaged is an <see cref="InvalidDataException"/>, and so is holding without
/// end.
/// </summary>
internal sealed class UnpackedStream(Stream inner) : Stream
{
    /// <summary>Far more than any session; a few kilobytes can unpack to anything.</summary>
    private const long Most = 4L << 30;

    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (read > Most)
            throw new InvalidDataException("It unpacks to more than any transcript holds.");
        try
        {
            var n = inner.Read(buffer);
            read += n;
            return n;
        }
        catch (Exception e) when (e is ZstdException or EndOfStreamException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
