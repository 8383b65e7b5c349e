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
}

/// <summary>
/// Asks the worker over a Unix domain socket that only its owner can reach, with a hard deadline: no answer in time is no answer.
/// A frame is its length (u32, little-endian), then the bytes; a question begins with its kind.
/// </summary>
public static class WorkerSocket
{
    public const int LongestFrame = 4 << 20;

    /// <summary>The answer; null when there is none within the deadline, for whatever reason.</summary>
    public static byte[]? Ask(MemoryHome home, WorkerQuestion question, ReadOnlySpan<byte> body, TimeSpan deadline)
    {
        var until = Environment.TickCount64 + (long)deadline.TotalMilliseconds;
        if (SocketPlace.Find(home) is not { } path || !SocketPlace.IsTrusted(path))
            return null;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                return null;
            } // Its queue is full: it is busy.
            if (!SocketPlace.IsPeerOurs(socket))
                return null;
            var frame = new byte[5 + body.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(body.Length + 1));
            frame[4] = (byte)question;
            body.CopyTo(frame.AsSpan(5));
            for (var sent = 0; sent < frame.Length; )
            {
                if (!Wait(socket, SelectMode.SelectWrite, until))
                    return null;
                sent += socket.Send(frame.AsSpan(sent), SocketFlags.None);
            }
            var head = new byte[4];
            if (!Receive(socket, head, until) || BinaryPrimitives.ReadUInt32LittleEndian(head) is var length && length > LongestFrame)
                return null;
            var answer = new byte[length];
            return Receive(socket, answer, until) ? answer : null;
        }
        catch (SocketException)
        {
            return null;
        }
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
        var left = until - Environment.TickCount64;
        return left > 0 && socket.Poll(TimeSpan.FromMilliseconds(left), mode);
    }
}
