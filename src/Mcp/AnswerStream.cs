using TotalMemory.Spool.Files;

namespace TotalMemory.Mcp;

/// <summary>Sends answers to the client line by line, and tells <paramref name="requests"/> which were sent.</summary>
internal sealed class AnswerStream(Stream inner, UnansweredRequests requests) : ForwardStream(inner)
{
    private readonly MemoryStream line = new();
    private readonly List<byte[]> written = [];

    public override bool CanRead => false;
    public override bool CanWrite => true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Note(buffer.Span);
        await TryAsync(Inner.WriteAsync(buffer, cancellationToken));
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await TryAsync(new ValueTask(Inner.FlushAsync(cancellationToken)));
        foreach (var message in written)
            requests.Sent(message);
        written.Clear();
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            line.Dispose();
        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        for (var feed = bytes.IndexOf((byte)'\n'); feed >= 0; feed = bytes.IndexOf((byte)'\n'))
        {
            line.Write(bytes[..feed]);
            written.Add(line.ToArray());
            line.SetLength(0);
            bytes = bytes[(feed + 1)..];
        }
        line.Write(bytes);
    }

    private async ValueTask TryAsync(ValueTask sending)
    {
        try
        {
            await sending;
        }
        catch (IOException)
        {
            requests.GiveUp(); // The client is gone.
            throw;
        }
    }
}
