using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

/// <summary>
/// Lets the worker's reader model judge what was imported, and shows progress. Until then only the rules-based reader has judged it.
/// </summary>
internal static class ImportJudging
{
    private const string Worker = "totalmemory-worker";

    /// <summary>Whether a trained reader is installed.</summary>
    public static bool IsInstalled(MemoryHome home)
    {
        var worker = home.Executable(Worker);
        if (!File.Exists(worker))
            return false;
        var real = File.ResolveLinkTarget(worker, returnFinalTarget: true)?.FullName ?? worker;
        return File.Exists(Path.Combine(Path.GetDirectoryName(real)!, "model", "reader.onnx"));
    }

    /// <summary>Judges everything that is waiting. An interruption loses nothing: the worker continues where it stopped.</summary>
    /// <param name="seconds">After this the rest is left to the running worker; null for no limit.</param>
    public static void Run(MemoryHome home, ProgressDisplay display, int? seconds = null)
    {
        if (!IsInstalled(home))
            return;
        if (display == ProgressDisplay.Nothing)
        {
            Follow(home, seconds, (_, _) => { });
            return;
        }
        if (display == ProgressDisplay.Lines)
        {
            var lines = new ProgressLines(Console.Error, TimeProvider.System);
            lines.Begin("what was read can be searched now; the reader model is judging it");
            Follow(home, seconds, (done, all) => lines.Report("sessions judged", done, all));
            return;
        }
        Output.Line("What was read can be searched now. The reader model is judging it:");
        AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask("Judging");
                Follow(home, seconds, (done, all) => (task.MaxValue, task.Value) = (all, done));
            });
    }

    private static void Follow(MemoryHome home, int? seconds, Action<int, int> advance)
    {
        IReadOnlyList<string> arguments = seconds is { } limit ? ["learn", limit.ToString(CultureInfo.InvariantCulture)] : ["learn"];
        var start = new ProcessStartInfo(home.Executable(Worker), arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TOTALMEMORY_HOME"] = home.Root;
        using var worker = Process.Start(start);
        while (worker?.StandardOutput.ReadLine() is { } line)
            if (
                line.Split(' ') is [var done, var all]
                && int.TryParse(done, CultureInfo.InvariantCulture, out var judged)
                && int.TryParse(all, CultureInfo.InvariantCulture, out var total)
            )
                advance(judged, total);
        worker?.WaitForExit();
    }
}
