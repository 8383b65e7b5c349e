using System.ComponentModel;
using System.Diagnostics;

namespace TotalMemory.Cli;

/// <summary>Opens an address in the person's browser.</summary>
internal static class Browser
{
    /// <summary>False when there is no browser to be seen: no display, or nothing that opens addresses.</summary>
    public static bool Open(string address)
    {
        if (Console.IsOutputRedirected || !HasDisplay)
            return false;
        try
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(address) { UseShellExecute = true } : Opener(address);
            using var process = Process.Start(start);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool HasDisplay =>
        !OperatingSystem.IsLinux()
        || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };

    private static ProcessStartInfo Opener(string address) =>
        new(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
