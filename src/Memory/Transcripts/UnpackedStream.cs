using TotalMemory.Spool.Files;
using ZstdSharp;

namespace TotalMemory.Transcripts;

/// <summary>
/// The content of a compressed file, forward only. Any damage, and an unreasonable size, throws <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class UnpackedStream(Stream inner) : ForwardStream(inner)
{
    /// <summary>Far more than any session; guards against decompression bombs (chosen).</summary>
    private const long Most = 4L << 30;

    private long read;

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
            var n = Inner.Read(buffer);
            read += n;
            return n;
        }
        catch (Exception e) when (e is ZstdException or EndOfStreamException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
