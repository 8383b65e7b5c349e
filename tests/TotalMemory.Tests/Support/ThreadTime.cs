using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TotalMemory.Tests.Support;

/// <summary>The processor time of the current thread (clock_gettime(2)); the clock's where the system has no such call.</summary>
internal static partial class ThreadTime
{
    private const int OfThreadOnLinux = 3;
    private const int OfThreadOnMac = 16;

    public static TimeSpan Used =>
        !OperatingSystem.IsWindows() && Read(OperatingSystem.IsMacOS() ? OfThreadOnMac : OfThreadOnLinux, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Time time);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
