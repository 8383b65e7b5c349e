using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TotalMemory.Spool.Files;

/// <summary>Reads the client's JSON from stdin, whether or not the client closes it.</summary>
public static partial class StandardInput
{
    /// <summary>Payloads may contain whole files; what a hook needs is in the first megabytes (chosen).</summary>
    private const int MostInput = 16 << 20;

    /// <summary>
    /// ReadTimeout for the payload (chosen: far above what a busy machine needs, far below a client's timeout).
    /// </summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The bytes up to the end of the JSON object, the end of the input, the cap or the deadline, whichever comes first.
    /// Throws <see cref="IOException"/> if stdin is closed.
    /// </summary>
    public static byte[] Read()
    {
        if (OperatingSystem.IsWindows())
            return ReadOnWindows();
        using var handle = new SafeFileHandle(0, ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return Collect(stream.Read, IsReadable, ReadTimeout);
    }

    /// <summary>
    /// Reads in pieces. <paramref name="isReadable"/> waits until a read would not block, at most the given milliseconds.
    /// </summary>
    internal static byte[] Collect(Func<byte[], int, int, int> read, Func<int, bool> isReadable, TimeSpan timeout)
    {
        var until = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        var buffer = new byte[16 * 1024];
        var length = 0;
        var end = new ObjectEnd();
        while (length < MostInput && isReadable((int)Math.Max(0, until - Environment.TickCount64)))
        {
            var n = read(buffer, length, buffer.Length - length);
            length += n;
            if (n == 0 || end.Take(buffer.AsSpan(length - n, n)))
                break;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 4);
        }
        return buffer[..length];
    }

    // Pipes cannot be polled there; a blocked reader thread ends with the process.
    private static byte[] ReadOnWindows()
    {
        using var stream = Console.OpenStandardInput();
        byte[] got = [];
        var reading = Task.Run(() =>
            Collect(
                (buffer, offset, count) =>
                {
                    var n = stream.Read(buffer, offset, count);
                    Volatile.Write(ref got, buffer[..(offset + n)]);
                    return n;
                },
                _ => true,
                Timeout.InfiniteTimeSpan
            )
        );
        return reading.Wait(ReadTimeout) ? reading.Result : Volatile.Read(ref got);
    }

    private static bool IsReadable(int milliseconds)
    {
        var poll = new Poll { Events = 1 };
        // Errors (closed, not pollable) are reported by the read itself.
        return WaitFor(ref poll, 1, milliseconds, out var triggered) != 0 || triggered > 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Descriptor;
        public short Events;
        public short Triggered;
    }

    // The runtime's own portable layer (pal_io.h), linked into the native program.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Poll")]
    private static partial int WaitFor(ref Poll poll, uint count, int milliseconds, out uint triggered);
}
