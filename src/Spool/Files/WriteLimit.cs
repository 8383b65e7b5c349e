using System.Runtime.InteropServices;

namespace TotalMemory.Spool.Files;

/// <summary>A limit on the size of files (<c>ulimit -f</c>): the system ends a process that writes beyond it.</summary>
public static partial class WriteLimit
{
    // SIGXFSZ, of the same number on Linux and macOS, and SIG_IGN.
    private const int Exceeded = 25;
    private const nint Ignore = 1;

    /// <summary>Lets such a write fail like one on a full disk, with an <see cref="IOException"/>.</summary>
    public static void FailInsteadOfEnding()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = Handle(Exceeded, Ignore);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);
}
