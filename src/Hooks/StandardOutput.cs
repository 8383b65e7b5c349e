namespace TotalMemory.Hooks;

/// <summary>The raw standard output: <see cref="Console.Out"/> would cost a millisecond of encodings that a hook does not need.</summary>
internal static class StandardOutput
{
    public static void TryWrite(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(bytes.Span);
            stream.Flush();
        }
        catch (IOException) { } // The client stopped listening; there is nobody to tell.
    }
}
