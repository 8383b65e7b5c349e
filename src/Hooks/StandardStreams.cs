using Microsoft.Win32.SafeHandles;

namespace TotalMemory.Hooks;

/// <summary>The raw standard streams: <see cref="Console"/> would cost a millisecond of encodings that a hook does not need.</summary>
internal static class StandardStreams
{
    /// <summary>Payloads hold whole files; what a hook needs stands in the first megabytes.</summary>
    private const int MostInput = 16 << 20;

    /// <summary>All of stdin up to the cap. Throws <see cref="IOException"/> when it is closed.</summary>
    public static byte[] ReadInput()
    {
        if (OperatingSystem.IsWindows())
            return ReadAll(Console.OpenStandardInput());
        using var handle = new SafeFileHandle(0, ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return ReadAll(stream);
    }

    public static void TryWriteOutput(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(bytes.Span);
            stream.Flush();
        }
        catch (IOException) { } // The client stopped listening; there is nobody to tell.
    }

    private static byte[] ReadAll(Stream stream)
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        int n;
        while ((n = stream.Read(buffer, length, buffer.Length - length)) > 0)
        {
            length += n;
            if (length < buffer.Length)
                continue;
            if (length >= MostInput)
                break;
            Array.Resize(ref buffer, buffer.Length * 4);
        }
        return buffer[..length];
    }
}
