using System.Diagnostics;
using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>Starts the worker when a session starts and none runs.</summary>
internal static class WorkerProcess
{
    public static void StartIfNoneRuns(MemoryHome home)
    {
        var worker = home.Executable("totalmemory-worker");
        if (!File.Exists(worker) || WorkerLock.IsHeld(home)) return;
        using var process = Process.Start(StartInfo(worker));
    }

    // The shell lets go of the client's pipes and of the new process at once; the worker then leaves the session by itself (setsid).
    private static ProcessStartInfo StartInfo(string worker) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo(worker) { CreateNoWindow = true, UseShellExecute = true, WindowStyle = ProcessWindowStyle.Hidden }
        : new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "\"$0\" </dev/null >/dev/null 2>&1 &", worker }, UseShellExecute = false };
}
