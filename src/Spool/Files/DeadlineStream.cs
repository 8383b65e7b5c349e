namespace TotalMemory.Spool.Files;

/// <summary>
/// A file stream whose reads end within the <see cref="Deadline"/>, since a disk may also hang while reading. A read that hangs throws
/// <see cref="IOException"/>, and so does every later one.
/// </summary>
internal sealed class DeadlineStream(Stream file, string path, TimeSpan timeout) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => file.CanSeek;
    public override bool CanWrite => false;
    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    /// <summary>An abandoned read may still write to the buffer later.</summary>
    public override int Read(byte[] buffer, int offset, int count) =>
        Deadline.Within(path, timeout, () => file.Read(buffer, offset, count));

    // Uses its own buffer, because an abandoned read may still write to it later.
    public override int Read(Span<byte> buffer)
    {
        var own = new byte[buffer.Length];
        var read = Read(own, 0, own.Length);
        own.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
