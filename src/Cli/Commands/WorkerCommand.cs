using System.CommandLine;
using System.Diagnostics;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class WorkerCommand
{
    public static Command Create()
    {
        var start = new Command("start", "Start the worker; the next session would do it, too.");
        start.SetAction(_ => Start(Context.Home));
        var stop = new Command("stop", "Stop the worker. Events wait for the next one.");
        stop.SetAction(_ =>
        {
            Output.Line(Stop(Context.Home) ? "The worker has stopped." : "No worker was running.");
            return 0;
        });
        return new ExampledCommand(
            "worker",
            "The background process that reads and learns.",
            "totalmemory worker start",
            "totalmemory worker stop"
        )
        {
            start,
            stop,
        };
    }

    private static int Start(MemoryHome home)
    {
        if (WorkerLock.IsHeld(home))
        {
            Output.Line("The worker is running already.");
            return 0;
        }
        var worker = home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException($"{worker} is missing. Run install/install.sh from the source folder.");
        WorkerStarter.Start(worker, home);
        if (!Wait(() => WorkerLock.IsHeld(home)))
            throw new CommandException($"The worker did not start. Its log: {home.WorkerLog}");
        Output.Line("The worker is running.");
        return 0;
    }

    /// <summary>True when one was running and has gone.</summary>
    public static bool Stop(MemoryHome home)
    {
        if (WorkerLock.Holder(home) is not { } pid)
            return false;
        try
        {
            using var process = Process.GetProcessById(pid);
            if (OperatingSystem.IsWindows())
                process.Kill();
            else
                Install.Run.Command("kill", "-TERM", pid.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!Wait(() => !WorkerLock.IsHeld(home)))
                process.Kill(entireProcessTree: true);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
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
