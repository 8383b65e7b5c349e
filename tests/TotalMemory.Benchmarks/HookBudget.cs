using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Benchmarks;

/// <summary>What a hook costs a session, beside programs that do nothing, in one run.</summary>
internal static class HookBudget
{
    public static Command Command()
    {
        var hook = new Argument<string>("hook") { Description = "Path of the published totalmemory-hook." };
        var payload = new Option<string?>("--payload") { Description = "File with a real payload. Default: a prompt of 3.8 kB." };
        var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 300 };
        var command = new Command("hook-budget", "Times the hook beside /bin/true and node -e 0.") { hook, payload, runs };
        command.SetAction(parsed => Run(Path.GetFullPath(parsed.GetValue(hook)!), parsed.GetValue(payload), parsed.GetValue(runs)));
        return command;
    }

    private static int Run(string hook, string? payloadFile, int runs)
    {
        var home = Directory.CreateTempSubdirectory("tm-bench-").FullName;
        try
        {
            Publish(new MemoryHome(home));
            var real = payloadFile is not null ? File.ReadAllText(payloadFile) : Prompt(3_800);
            var cases = new (string Name, string Program, string[] Arguments, string Input, int AtOnce)[]
            {
                ("/bin/true", "/bin/true", [], real, 1),
                ("hook, real payload", hook, ["claude", "UserPromptSubmit"], real, 1),
                ("hook, 1 MB payload", hook, ["claude", "UserPromptSubmit"], Prompt(1_000_000), 1),
                ("hook, session start", hook, ["claude", "SessionStart"], real, 1),
                ("hook, before a command", hook, ["claude", "PreToolUse"], Call("cd /tmp && npm run build --if-present | tail -20"), 1),
                ("hook, before an edit", hook, ["claude", "PreToolUse"], Edit("/tmp/shop/src/cart.ts"), 1),
                (
                    "hook, after a failure",
                    hook,
                    ["claude", "PostToolUseFailure"],
                    Call(
                        "npm run build",
                        "Exit code 1\n" + string.Concat(Enumerable.Repeat("src/cart.ts(3,4): something is not as it should be\n", 80))
                    ),
                    1
                ),
                ("hook, eight at once", hook, ["claude", "UserPromptSubmit"], real, 8),
                ("/bin/true, eight at once", "/bin/true", [], real, 8),
                ("node -e 0", "node", ["-e", "0"], real, 1),
            };
            var times = cases.Select(_ => new List<double>()).ToArray();
            // Interleaved, so that what else the machine does falls on all of them alike.
            for (var run = -5; run < runs; run++)
            for (var i = 0; i < cases.Length; i++)
            {
                if (cases[i].Program == "node" && run > 60)
                    continue;
                if (cases[i].AtOnce > 1 && run > 100)
                    continue;
                var took = Enumerable
                    .Range(0, cases[i].AtOnce)
                    .AsParallel()
                    .WithDegreeOfParallelism(Math.Max(1, cases[i].AtOnce))
                    .Select(_ => Time(cases[i].Program, cases[i].Arguments, cases[i].Input, home))
                    .ToList();
                if (run >= 0)
                    times[i].AddRange(took);
                if (run % 20 == 0 && Directory.Exists(Path.Combine(home, "spool")))
                    Directory.Delete(Path.Combine(home, "spool"), recursive: true);
            }
            Console.WriteLine($"{"", -26} {"median", 8} {"p95", 8} ms");
            for (var i = 0; i < cases.Length; i++)
                if (times[i].Count > 0)
                    Console.WriteLine($"{cases[i].Name, -26} {Quantile(times[i], 0.5), 8:0.0} {Quantile(times[i], 0.95), 8:0.0}");
            return 0;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    internal static double Time(string program, string[] arguments, string input, string home)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["TOTALMEMORY_HOME"] = home;
        var watch = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException) { } // /bin/true does not read.
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return double.NaN;
        }
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>
    /// As much as may be published: 500 rules and 2,000 fixes, most of them for the project and the programs asked about.
    /// </summary>
    private static void Publish(MemoryHome home)
    {
        var project = ProjectIdentity.Resolve("/tmp").Id;
        string[] programs = ["npm", "git", "docker", "dotnet", "pytest"];
        var rules = Enumerable
            .Range(0, 400)
            .Select(i => new Reminder(
                ReminderKind.Command,
                i,
                i % 2 == 0 ? project : Reminder.Everywhere,
                programs[i % 5],
                $"rule {i}: run it in the container"
            )
            {
                Trigger = new CommandTrigger($"{programs[i % 5]} task{i}", [], [], "docker compose"),
            });
        var paths = Enumerable
            .Range(400, 100)
            .Select(i => new Reminder(ReminderKind.Path, i, project, "", $"rule {i}: keep it thin")
            {
                Pattern = [$"*handler{i}*", $"*/controllers{i}/*"],
            });
        var fixes = Enumerable
            .Range(500, 2_000)
            .Select(i => new Reminder(
                ReminderKind.Fix,
                i,
                project,
                i % 4 == 0 ? "npm run build" : $"{programs[i % 5]} task{i}",
                $"solved by: `npm run fix{i}`"
            )
            {
                Pattern = [$"error nr{i}: cannot find the module", "in the registry"],
            });
        new ReminderFile(home).Publish([.. rules, .. paths, .. fixes]);
    }

    private static string Call(string command, string? error = null) =>
        JsonSerializer.Serialize(
            new
            {
                session_id = "bench",
                transcript_path = "/tmp/bench.jsonl",
                cwd = "/tmp",
                tool_name = "Bash",
                tool_input = new { command, description = "x" },
                tool_use_id = "t",
                error,
            }
        );

    private static string Edit(string file) =>
        JsonSerializer.Serialize(
            new
            {
                session_id = "bench",
                transcript_path = "/tmp/bench.jsonl",
                cwd = "/tmp",
                tool_name = "Edit",
                tool_input = new
                {
                    file_path = file,
                    old_string = new string('a', 2_000),
                    new_string = new string('b', 2_000),
                },
                tool_use_id = "t",
            }
        );

    private static string Prompt(int length) =>
        JsonSerializer.Serialize(
            new
            {
                session_id = "bench",
                transcript_path = "/tmp/bench.jsonl",
                cwd = "/tmp",
                hook_event_name = "UserPromptSubmit",
                prompt = string.Concat(Enumerable.Repeat("please build the shop and run its tests ", length / 40)),
            }
        );

    internal static double Quantile(List<double> times, double q)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, (int)(q * times.Count))];
    }
}
