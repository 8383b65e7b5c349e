using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var start = new ExampledCommand("start", "Start the worker. Your next prompt would start it, too.", "totalmemory worker start");
        start.SetAction(_ => Start(Context.Home));
        var stop = new ExampledCommand("stop", "Stop the worker. Events wait until it runs again.", "totalmemory worker stop");
        stop.SetAction(_ =>
        {
            Output.Line(
                Stop(Context.Home)
                    ? "The worker has stopped. Your next prompt starts it again."
                    : "The worker is not running. Your next prompt starts it."
            );
            return 0;
        });
        return new ExampledCommand(Name, "Start or stop the background worker.", "totalmemory worker start", "totalmemory worker stop")
        {
            start,
            stop,
        };
    }

    private static int Start(MemoryHome home)
    {
        if (WorkerLock.IsHeld(home))
        {
            Output.Line("The worker is already running.");
            return 0;
        }
        var worker = home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException(Install.ProgramPackage.Missing(worker));
        if (!StartIfNoneRuns(home))
            throw new CommandException($"The worker did not start. Its log says why: {home.WorkerLog}");
        Output.Line("The worker is running.");
        return 0;
    }

    /// <summary>Starts a worker if none is running, and waits until it has taken its lock; false if it does not.</summary>
    public static bool StartIfNoneRuns(MemoryHome home)
    {
        WorkerStarter.StartIfNoneRuns(home);
        return Wait(() => WorkerLock.IsHeld(home));
    }

    /// <summary>True if a worker was running and has stopped.</summary>
    /// <exception cref="CommandException">A worker is running, but its process is unknown or does not end.</exception>
    public static bool Stop(MemoryHome home)
    {
        if (!WorkerLock.IsHeld(home))
            return false;
        if (RunningWorker.Find(home) is not { } pid)
            throw new CommandException(
                $"A worker holds {home.WorkerLock}, but its process was not found, so nothing was stopped. End it by hand."
            );
        try
        {
            using var process = Process.GetProcessById(pid);
            if (OperatingSystem.IsWindows())
                process.Kill();
            else
                ProgramRun.Command("kill", "-TERM", pid.ToString(CultureInfo.InvariantCulture));
            if (!Wait(() => !WorkerLock.IsHeld(home)) && RunningWorker.Find(home) == pid)
                process.Kill(entireProcessTree: true);
            return true;
        }
        catch (ArgumentException)
        {
            return true; // It ended meanwhile.
        }
    }

    private static bool Wait(Func<bool> done)
    {
        var watch = Stopwatch.StartNew();
        while (!done())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(10))
                return false;
            Task.Delay(50).Wait();
        }
        return true;
    }
}
