using System.Buffers.Binary;
using System.Net.Sockets;

namespace TotalMemory.Spool;

/// <summary>What the worker can be asked.</summary>
public enum WorkerQuestion : byte
{
    /// <summary>What is worth saying about a person's prompt.</summary>
    Prompt = 2,

    /// <summary>What a query finds, by words and meaning.</summary>
    Recall = 3,

    /// <summary>Who it is and which database it has open (<see cref="WorkerHealth"/>).</summary>
    Health = 4,

    /// <summary>To read what was announced and send it to the hub; answered when that is done.</summary>
    Settle = 5,
}

/// <summary>
/// Asks the worker over a Unix domain socket that only its owner can reach, with a hard deadline: no answer in time is no answer.
/// A frame is its length (u32, little-endian), then the bytes; a question begins with its kind. What has been delivered is confirmed with
/// one byte.
/// </summary>
public static class WorkerSocket
{
    public const int LongestFrame = 4 << 20;

    private const byte Delivered = 1;

    /// <summary>The answer; null when there is none within the deadline, for whatever reason.</summary>
    public static byte[]? Ask(MemoryHome home, WorkerQuestion question, ReadOnlySpan<byte> body, TimeSpan deadline)
    {
        byte[]? answer = null;
        Ask(home, question, body, deadline, Keep);
        return answer;

        // Nobody waits to hear that it arrived.
        bool Keep(byte[] received)
        {
            answer = received;
            return false;
        }
    }

    /// <summary>
    /// Hands an answer that comes within the deadline to <paramref name="deliver"/>; where that says true, tells the worker that it
    /// arrived. An answer that came too late has not been given.
    /// </summary>
    public static void Ask(MemoryHome home, WorkerQuestion question, ReadOnlySpan<byte> body, TimeSpan deadline, Func<byte[], bool> deliver)
    {
        var until = Environment.TickCount64 + (long)deadline.TotalMilliseconds;
        if (SocketPath.Find(home) is not { } path || !SocketPath.IsTrusted(path))
            return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
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
            var frame = new byte[5 + body.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(body.Length + 1));
            frame[4] = (byte)question;
            body.CopyTo(frame.AsSpan(5));
            for (var sent = 0; sent < frame.Length; )
            {
                if (!Wait(socket, SelectMode.SelectWrite, until))
                    return;
                sent += socket.Send(frame.AsSpan(sent), SocketFlags.None);
            }
            var head = new byte[4];
            if (!Receive(socket, head, until) || BinaryPrimitives.ReadUInt32LittleEndian(head) is var length && length > LongestFrame)
                return;
            var answer = new byte[length];
            if (Receive(socket, answer, until) && deliver(answer))
                socket.Send([Delivered], SocketFlags.None);
        }
        catch (SocketException) { } // The worker ended.
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
        // What is already there is taken, however late it is looked for.
        var left = Math.Max(0, until - Environment.TickCount64);
        return socket.Poll(TimeSpan.FromMilliseconds(left), mode);
    }
}
