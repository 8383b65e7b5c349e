namespace TotalMemory.Hooks;

/// <summary>
/// The raw standard output: <see cref="Console.Out"/> would take a millisecond to set up encodings that a hook does not need.
/// </summary>
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
        catch (IOException) { } // The client closed the pipe; nobody can be told.
    }
}
