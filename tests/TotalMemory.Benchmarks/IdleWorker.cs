using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Benchmarks;

/// <summary>What a worker costs that has nothing to do: after it read sessions, and answered prompts as in a session.</summary>
internal static class IdleWorker
{
    private const int Prompts = 20;

    /// <summary>Chosen: a worker that uses less of one core than this, so often in a row, is done with its work.</summary>
    private const double Quiet = 0.03;

    private const int MostQuiet = 3;

    public static Command Command()
    {
        var worker = new Argument<string>("worker") { Description = "Path of the published totalmemory-worker." };
        var folder = new Argument<string>("folder") { Description = "Folder of transcripts for it to read first." };
        var after = new Option<int>("--after") { Description = "Seconds between work and measuring.", DefaultValueFactory = _ => 180 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds to measure.", DefaultValueFactory = _ => 180 };
        var command = new Command("idle-worker", "Measures memory and processor time of a worker that rests after work.")
        {
            worker,
            folder,
            after,
            seconds,
        };
        command.SetAction(
            (p, cancel) =>
                RunAsync(
                    Path.GetFullPath(p.GetValue(worker)!),
                    p.GetValue(folder)!,
                    TimeSpan.FromSeconds(p.GetValue(after)),
                    TimeSpan.FromSeconds(p.GetValue(seconds)),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string worker, string folder, TimeSpan after, TimeSpan seconds, CancellationToken cancel)
    {
        var root = Directory.CreateTempSubdirectory("tm-idle-").FullName;
        var home = new MemoryHome(root);
        using var process = Start(worker, home);
        try
        {
            var transcripts = Post(home, folder);
            var watch = Stopwatch.StartNew();
            await WorkedOffAsync(process, home, cancel);
            Console.WriteLine(
                $"{transcripts} transcripts in {watch.Elapsed.TotalSeconds:0} s, {Used(process).TotalSeconds:0.0} s of processor time; "
                    + Memory(process)
            );
            Ask(process, home, "in the session");
            await Task.Delay(after, cancel);
            await RestAsync(process, seconds, cancel);
            Ask(process, home, "after the rest");
            Console.WriteLine($"then: {Memory(process)}");
            return 0;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(root, recursive: true);
        }
    }

    private static Process Start(string worker, MemoryHome home)
    {
        var start = new ProcessStartInfo(worker) { UseShellExecute = false };
        start.Environment["TOTALMEMORY_HOME"] = home.Root;
        return Process.Start(start)!;
    }

    private static int Post(MemoryHome home, string folder)
    {
        var files = TranscriptFinder.Find([folder]);
        var spool = new EventSpool(home);
        foreach (var file in files)
            spool.Post(
                new HookEvent
                {
                    Client = "claude",
                    Event = "Stop",
                    At = TimeProvider.System.GetUtcNow(),
                    Session = Path.GetFileName(file),
                    Transcript = file,
                    Cwd = "/",
                }
            );
        return files.Count;
    }

    private static async Task WorkedOffAsync(Process process, MemoryHome home, CancellationToken cancel)
    {
        var spool = new EventSpool(home);
        for (var quiet = 0; quiet < MostQuiet; )
        {
            var used = Used(process);
            await Task.Delay(TimeSpan.FromSeconds(10), cancel);
            var isQuiet = (Used(process) - used).TotalSeconds < 10 * Quiet && spool.Waiting().Count == 0 && !IsClaimed(spool);
            quiet = isQuiet ? quiet + 1 : 0;
        }
    }

    private static bool IsClaimed(EventSpool spool) =>
        Directory.Exists(spool.Claimed) && Directory.EnumerateFiles(spool.Claimed, "*.json").Any();

    private static async Task RestAsync(Process process, TimeSpan seconds, CancellationToken cancel)
    {
        var used = Used(process);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Max(1, (seconds - watch.Elapsed).TotalSeconds))), cancel);
            Console.WriteLine($"  {watch.Elapsed.TotalSeconds, 4:0} s: {Memory(process)}");
        }
        Console.WriteLine($"at rest: {100 * (Used(process) - used) / watch.Elapsed:0.00} % of a core");
    }

    private static void Ask(Process process, MemoryHome home, string when)
    {
        var used = Used(process);
        var times = new List<double>();
        for (var i = 0; i < Prompts; i++)
        {
            var question = new PromptQuestion($"bench {when}", "bench", $"please look why build number {i} fails on the other machine");
            var watch = Stopwatch.StartNew();
            WorkerSocket.Ask(home, WorkerQuestion.Prompt, question.ToJson().Span, TimeSpan.FromSeconds(5), _ => true);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var first = times[0];
        Console.WriteLine(
            $"prompts {when}: the first {first:0.0} ms, then {HookBudget.Quantile(times[1..], 0.5):0.0} ms (median), "
                + $"{(Used(process) - used).TotalMilliseconds / Prompts:0.0} ms of processor time each"
        );
    }

    private static TimeSpan Used(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static string Memory(Process process)
    {
        process.Refresh();
        var parts = OperatingSystem.IsLinux()
            ? File.ReadLines($"/proc/{process.Id}/status").Where(l => l.StartsWith("Rss", StringComparison.Ordinal)).Select(Part)
            : [];
        return $"{process.WorkingSet64 / 1e6:0} MB ({string.Join(", ", parts)})";
    }

    private static string Part(string line)
    {
        var fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return $"{fields[0][3..^1].ToLowerInvariant()} {int.Parse(fields[1], CultureInfo.InvariantCulture) * 1.024e-3:0}";
    }
}
