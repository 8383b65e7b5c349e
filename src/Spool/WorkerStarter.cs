using System.Diagnostics;

namespace TotalMemory.Spool;

/// <summary>Starts the worker as a process of its own.</summary>
public static class WorkerStarter
{
    /// <summary>Does nothing if a worker is running, or none is installed.</summary>
    public static void StartIfNoneRuns(MemoryHome home)
    {
        var worker = home.Executable("totalmemory-worker");
        if (File.Exists(worker) && !WorkerLock.IsHeld(home))
            Start(worker, home);
    }

    /// <summary>
    /// Restarts a killed worker, only if one ran in this home before. The first start is left to a session or the installer, so that one
    /// turn under another user (sudo) does not leave that user's files in a new home.
    /// </summary>
    public static void RestartIfItRan(MemoryHome home)
    {
        if (HasRun(home))
            StartIfNoneRuns(home);
    }

    /// <summary>True if a worker has run in this home before, since its lock file stays.</summary>
    public static bool HasRun(MemoryHome home) => File.Exists(home.WorkerLock);

    // Through a shell, which detaches from the caller's pipes and the new process at once; the worker then starts its own session
    // (setsid).
    /// <param name="arguments">Arguments without spaces.</param>
    public static void Start(string worker, MemoryHome home, params IReadOnlyList<string> arguments)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(worker, arguments)
            {
                CreateNoWindow = true,
                UseShellExecute = true,
                WindowStyle = ProcessWindowStyle.Hidden,
            }
            : new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-c", "\"$0\" \"$@\" </dev/null >/dev/null 2>&1 &", worker },
                UseShellExecute = false,
            };
        if (!OperatingSystem.IsWindows())
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
        if (!OperatingSystem.IsWindows())
            start.Environment["TOTALMEMORY_HOME"] = home.Root;
        using var process = Process.Start(start);
    }
}
