using System.Diagnostics;

namespace TotalMemory.Tests.Support;

/// <summary>Files of another user, which only root can make.</summary>
internal static class Owned
{
    public static void By(uint user, params IReadOnlyList<string> paths)
    {
        using var chown = Process.Start("chown", ["-h", $"{user}:{user}", .. paths]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
    }
}
