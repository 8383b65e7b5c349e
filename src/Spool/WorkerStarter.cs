using System.Diagnostics;

namespace TotalMemory.Spool;

/// <summary>Starts the worker as a process of its own.</summary>
public static class WorkerStarter
{
    /// <summary>Does nothing when one runs, or none is installed.</summary>
    public static void StartIfNoneRuns(MemoryHome home)
    {
        var worker = home.Executable("totalmemory-worker");
        if (File.Exists(worker) && !WorkerLock.IsHeld(home))
            Start(worker, home);
    }

    /// <summary>
    /// Brings a worker back that was killed: only where one ran before. The first start is a session's or the installer's, so that one
    /// turn under another user (sudo) does not leave files of that user in a new home.
    /// </summary>
    public static void RestartIfItRan(MemoryHome home)
    {
        if (HasRun(home))
            StartIfNoneRuns(home);
    }

    /// <summary>True when a worker has run in this home: its lock file stays.</summary>
    public static bool HasRun(MemoryHome home) => File.Exists(home.WorkerLock);

    // The shell lets go of the caller's pipes and of the new process at once; the worker then leaves the session by itself (setsid).
    /// <param name="arguments">For the program; words without blanks.</param>
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
