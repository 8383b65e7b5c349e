using System.Buffers.Binary;
using System.Net.Sockets;

namespace TotalMemory.Spool;

/// <summary>
/// Asks the worker over a Unix domain socket that only its owner can reach, with a hard deadline: no answer in time is no answer.
/// A frame is its length (u32, little-endian), then the bytes; a question begins with its kind. What has been delivered is confirmed with
/// one byte.
/// </summary>
public static class WorkerSocket
{
    public const int LongestFrame = 4 << 20; // chosen: far above an answer, as for an event

    private const byte Delivered = 1;
    private const int HeadBytes = 4; // a length of 32 bits

    /// <summary>The answer; null if there is none within the deadline, for any reason.</summary>
    public static byte[]? Ask(MemoryHome home, WorkerQuestion question, ReadOnlySpan<byte> body, TimeSpan deadline)
    {
        byte[]? answer = null;
        Ask(home, question, body, deadline, Keep);
        return answer;

        // No confirmation is needed.
        bool Keep(byte[] received)
        {
            answer = received;
            return false;
        }
    }

    /// <summary>
    /// Passes an answer that arrives within the deadline to <paramref name="deliver"/>; if that returns true, confirms it to the worker. A
    /// late answer counts as not delivered.
    /// </summary>
    public static void Ask(MemoryHome home, WorkerQuestion question, ReadOnlySpan<byte> body, TimeSpan deadline, Func<byte[], bool> deliver)
    {
        var until = Environment.TickCount64 + (long)deadline.TotalMilliseconds;
        if (SocketPath.Find(home) is not { } path || !SocketPath.IsTrusted(path))
            return;
        try
        {
            using var socket = NewSocket();
            socket.Blocking = false;
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                return;
            } // Its queue is full: it is busy.
            if (!SocketPath.IsPeerOurs(socket))
                return;
            var frame = Frame(question, body);
            for (var sent = 0; sent < frame.Length; )
            {
                if (!Wait(socket, SelectMode.SelectWrite, until))
                    return;
                sent += socket.Send(frame.AsSpan(sent), SocketFlags.None);
            }
            var head = new byte[HeadBytes];
            if (!Receive(socket, head, until) || BufferFor(head) is not { } answer)
                return;
            if (Receive(socket, answer, until) && deliver(answer))
                socket.Send([Delivered], SocketFlags.None);
        }
        catch (SocketException) { } // The worker ended.
    }

    /// <summary>The answer, without blocking a thread; null if there is none within the deadline, for any reason.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<byte[]?> AskAsync(
        MemoryHome home,
        WorkerQuestion question,
        ReadOnlyMemory<byte> body,
        TimeSpan deadline,
        CancellationToken cancel
    )
    {
        if (SocketPath.Find(home) is not { } path || !SocketPath.IsTrusted(path))
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(deadline);
        try
        {
            using var socket = NewSocket();
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), limit.Token);
            if (!SocketPath.IsPeerOurs(socket))
                return null;
            ReadOnlyMemory<byte> frame = Frame(question, body.Span);
            while (frame.Length > 0)
                frame = frame[await socket.SendAsync(frame, limit.Token)..];
            var head = new byte[HeadBytes];
            if (!await ReceiveAsync(socket, head, limit.Token) || BufferFor(head) is not { } answer)
                return null;
            return await ReceiveAsync(socket, answer, limit.Token) ? answer : null;
        }
        catch (SocketException)
        {
            return null; // It ended, or its queue is full.
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private static byte[] Frame(WorkerQuestion question, ReadOnlySpan<byte> body)
    {
        var frame = new byte[HeadBytes + 1 + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(body.Length + 1));
        frame[HeadBytes] = (byte)question;
        body.CopyTo(frame.AsSpan(HeadBytes + 1));
        return frame;
    }

    /// <summary>For the answer that this head announces; null if it is too long.</summary>
    private static byte[]? BufferFor(byte[] head) =>
        BinaryPrimitives.ReadUInt32LittleEndian(head) is var length && length <= LongestFrame ? new byte[length] : null;

    private static async Task<bool> ReceiveAsync(Socket socket, Memory<byte> buffer, CancellationToken limit)
    {
        while (buffer.Length > 0)
        {
            // An answer that is already there is accepted, even after the deadline.
            var received = await socket.ReceiveAsync(buffer, socket.Available > 0 ? CancellationToken.None : limit);
            if (received == 0)
                return false;
            buffer = buffer[received..];
        }
        return true;
    }

    private static bool Receive(Socket socket, byte[] buffer, long until)
    {
        for (var got = 0; got < buffer.Length; )
        {
            if (!Wait(socket, SelectMode.SelectRead, until))
                return false;
            var n = socket.Receive(buffer.AsSpan(got), SocketFlags.None);
            if (n == 0)
                return false;
            got += n;
        }
        return true;
    }

    private static bool Wait(Socket socket, SelectMode mode, long until)
    {
        // An answer that is already there is accepted, even after the deadline.
        var left = Math.Max(0, until - Environment.TickCount64);
        return socket.Poll(TimeSpan.FromMilliseconds(left), mode);
    }
}
