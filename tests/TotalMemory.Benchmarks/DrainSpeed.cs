using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Benchmarks;

/// <summary>How fast waiting events are worked off, how long a save beside it waits, and what a hook costs beside a full queue.</summary>
internal static class DrainSpeed
{
    private static readonly string[] Wordings =
    [
        "From now on always run service {0} on port {1} in the staging cluster.",
        "Please look at the failing test number {0}, it says {1} where it should not.",
        "We use release {0} of the payment library because of ticket {1}.",
        "Why does page {0} load so slowly? It took {1} ms yesterday.",
    ];

    public static Command Command()
    {
        var events = new Option<int>("--events") { Description = "Events that wait.", DefaultValueFactory = _ => 50_000 };
        var sessions = new Option<int>("--sessions") { Description = "Sessions they come from.", DefaultValueFactory = _ => 2_500 };
        var alike = new Option<bool>("--alike") { Description = "All prompts say nearly the same." };
        var command = new Command("drain-speed", "Works off a full spool, with saves beside it.") { events, sessions, alike };
        command.SetAction(p => Run(p.GetValue(events), p.GetValue(sessions), p.GetValue(alike)));
        return command;
    }

    private static int Run(int events, int sessions, bool alike)
    {
        var folder = Directory.CreateTempSubdirectory("tm-bench-").FullName;
        try
        {
            var home = new MemoryHome(Path.Combine(folder, "home"));
            var memory = new MemoryServices(home, TimeProvider.System);
            var project = Directory.CreateDirectory(Path.Combine(folder, "shop")).FullName;
            Console.WriteLine($"hook with 0 waiting: {HookTime(memory, project):0.00} ms");
            memory.Drain.Run();
            for (var i = 0; i < events; i++)
                PostQuickly(memory.Spool, Event(i, sessions, alike, project));
            Console.WriteLine($"hook with {events} waiting: {HookTime(memory, project):0.00} ms");
            var drained = Drain(memory, home, project);
            Console.WriteLine(
                $"{events} events of {sessions} sessions in {drained.Seconds:0.0} s: {events / drained.Seconds:0} events/s, "
                    + $"{drained.Processor:0.0} s of processor time, saves included; "
                    + $"{drained.Saves} saves beside it, the longest {drained.Longest:0} ms; published after {drained.Published:0.0} s; "
                    + $"{memory.Spool.Waiting().Count} left, {memory.Spool.RejectedIds().Count} rejected"
            );
            return 0;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HookEvent Event(int i, int sessions, bool alike, string project) =>
        new()
        {
            Client = "claude",
            Event = "UserPromptSubmit",
            At = TimeProvider.System.GetUtcNow(),
            Session = $"s{i % sessions}",
            Cwd = project,
            Prompt = string.Format(CultureInfo.InvariantCulture, Wordings[alike ? 0 : i % Wordings.Length], i, 1_000 + i * 7 % 60_000),
        };

    // As a hook writes it, without its flush to the disk: filling the queue is not what is measured.
    private static void PostQuickly(EventSpool spool, HookEvent e) =>
        File.WriteAllBytes(
            Path.Combine(spool.New, SpoolName.For(e)),
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(e, HookEventJson.Default.HookEvent)
        );

    private static double HookTime(MemoryServices memory, string project)
    {
        var times = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            var watch = Stopwatch.StartNew();
            memory.Spool.Post(Event(i, 1, alike: false, project) with { Session = "hook" });
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static Draft Said(int n) =>
        new()
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Fact,
            Text = $"Deployment {n} of the bench goes to host number {n}.",
            Origin = Origin.Assistant,
        };

    private static Drained Drain(MemoryServices memory, MemoryHome home, string project)
    {
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        using var done = new CancellationTokenSource();
        var (longest, saves) = (0.0, 0);
        var saving = Task.Run(async () =>
        {
            var agent = new MemoryServices(home, TimeProvider.System);
            while (!done.IsCancellationRequested)
            {
                var one = Stopwatch.StartNew();
                agent.Knowledge.Save(ProjectIdentity.Resolve(project), Said(saves));
                longest = Math.Max(longest, one.Elapsed.TotalMilliseconds);
                saves++;
                await Task.Delay(100);
            }
        });
        var report = memory.Drain.Run();
        var seconds = watch.Elapsed.TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        memory.Publishing.AfterLearning(report);
        var published = watch.Elapsed.TotalSeconds;
        done.Cancel();
        saving.Wait();
        return new Drained(seconds, processor, published, longest, saves);
    }

    /// <param name="Longest">Milliseconds.</param>
    private sealed record Drained(double Seconds, double Processor, double Published, double Longest, int Saves);
}
