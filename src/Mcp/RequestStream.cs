using TotalMemory.Spool.Files;

namespace TotalMemory.Mcp;

/// <summary>
/// A client's requests, line by line, normalised by <see cref="RequestLine"/>. One request is held in memory, up to a limit. The end of
/// input is reported only when all requests are answered, because the server stops there.
/// </summary>
internal sealed class RequestStream(Stream inner, UnansweredRequests requests) : ForwardStream(inner)
{
    /// <summary>Bytes of a request; every argument has a limit far below (chosen).</summary>
    public const int LongestRequest = 1 << 20;

    private static readonly byte[] LineFeed = [(byte)'\n'];

    private byte[] buffer = new byte[16 << 10];
    private int start;
    private int length;
    private ReadOnlyMemory<byte> ready;
    private bool isLineFeedDue;
    private bool isAtEnd;

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        while (ready.IsEmpty)
        {
            if (isLineFeedDue)
                (ready, isLineFeedDue) = (LineFeed, false);
            else if (isAtEnd && length == 0)
            {
                await requests.WaitAsync(UnansweredRequests.Timeout, cancellationToken);
                return 0;
            }
            else
            {
                ready = await NextAsync(cancellationToken);
                isLineFeedDue = !ready.IsEmpty;
                foreach (var line in Lines(ready))
                    requests.Asked(line);
            }
        }
        var n = Math.Min(destination.Length, ready.Length);
        ready[..n].CopyTo(destination);
        ready = ready[n..];
        return n;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        while (!text.IsEmpty)
        {
            var feed = text.Span.IndexOf((byte)'\n');
            yield return feed < 0 ? text : text[..feed];
            text = feed < 0 ? default : text[(feed + 1)..];
        }
    }

    // The next request; empty for a blank line, and for one that expects no answer.
    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancel)
    {
        var scanned = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + scanned, length - scanned).IndexOf((byte)'\n');
            if (feed >= 0 || isAtEnd)
                return RequestLine.Clean(TakeBytes(feed < 0 ? length : scanned + feed).ToArray());
            scanned = length;
            if (length >= LongestRequest)
                return await SkimAsync(cancel);
            await FillAsync(cancel);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> SkimAsync(CancellationToken cancel)
    {
        var skimmer = new RequestSkimmer();
        long bytes = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start, length).IndexOf((byte)'\n');
            var part = TakeBytes(feed < 0 ? length : feed);
            bytes += part.Length;
            skimmer.Take(part.Span);
            if (feed >= 0 || isAtEnd)
                break;
            await FillAsync(cancel);
        }
        buffer = [.. buffer.AsSpan(start, length), .. new byte[16 << 10]];
        start = 0;
        return RequestLine.RefusedRequest(skimmer.Kept, bytes);
    }

    // Consumes this many bytes and the line feed after them.
    private ReadOnlyMemory<byte> TakeBytes(int bytes)
    {
        var taken = buffer.AsMemory(start, bytes);
        var passed = Math.Min(bytes + 1, length);
        start += passed;
        length -= passed;
        return taken;
    }

    private async ValueTask FillAsync(CancellationToken cancel)
    {
        if (start > 0)
            buffer.AsSpan(start, length).CopyTo(buffer);
        start = 0;
        if (length == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var n = await Inner.ReadAsync(buffer.AsMemory(length), cancel);
        length += n;
        isAtEnd = n == 0;
    }
}
