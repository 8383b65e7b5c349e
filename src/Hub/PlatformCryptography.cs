using System.Runtime.InteropServices;

namespace TotalMemory.Hub;

/// <summary>
/// Passwords, TLS and encryption need the platform's cryptography. On Linux that is OpenSSL; .NET aborts the process if the library is
/// missing, so this checks for it first.
/// </summary>
internal static class PlatformCryptography
{
    private static readonly string[] Libraries = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so"];

    public const string Missing = "The hub needs OpenSSL (libssl) on this machine, which is not installed. Everything else works without.";

    public static bool IsAvailable { get; } = !OperatingSystem.IsLinux() || Libraries.Any(l => NativeLibrary.TryLoad(l, out _));
}
