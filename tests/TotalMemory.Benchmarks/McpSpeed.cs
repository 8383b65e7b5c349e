using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>What the published MCP server costs a client: its start, its memory, its tools' tokens, a warm recall.</summary>
internal static class McpSpeed
{
    private const string Hello =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""";

    /// <summary>By then a server has let go of what only starting took.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(7);

    public static Command Command()
    {
        var server = new Argument<string>("server")
        {
            Description = "Path of the published totalmemory-mcp; the worker beside it is used for meaning.",
        };
        var facts = new Option<int>("--facts") { DefaultValueFactory = _ => 10_000 };
        var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 40 };
        var command = new Command("mcp-speed", "Start to the first tools/list, memory, tokens of each tool set, warm memory_recall.")
        {
            server,
            facts,
            runs,
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(Path.GetFullPath(parsed.GetValue(server)!), parsed.GetValue(facts), parsed.GetValue(runs), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string server, int facts, int runs, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tm-mcp-").FullName;
        Process? worker = null;
        try
        {
            var home = new MemoryHome(folder);
            var random = new Random(1);
            var memory = new MemoryServices(home, TimeProvider.System);
            var texts = Enumerable.Range(0, facts).Select(i => RecallSpeed.Sentence(random, i)).ToList();
            RecallSpeed.Fill(memory, texts, projects: 1);
            using (var generator = new OnnxEmbeddingGenerator(EmbeddingGenerators.BuiltInFolder, EmbeddingSettings.BuiltIn))
                await RecallSpeed.EmbedAsync(memory, generator, texts, random, cancel);
            MemoryConnection.CloseIdle();
            var nothing = Enumerable
                .Range(0, runs)
                .Select(_ =>
                    Time(() =>
                    {
                        using var p = Start("/bin/true", folder, []);
                        p.WaitForExit();
                    })
                )
                .ToList();
            Console.WriteLine($"/bin/true p50 {At(nothing, 0.5):0.0}, p95 {At(nothing, 0.95):0.0} ms (the machine of this hour)");
            foreach (var set in (string[])["core", "all"])
            {
                var starts = new List<double>();
                var (length, tools, resident, idle) = (0, 0, 0L, 0L);
                for (var i = -3; i < runs; i++)
                {
                    var watch = Stopwatch.StartNew();
                    using var one = new Peer(server, folder, ["--tools", set]);
                    var list = one.List();
                    if (i >= 0)
                        starts.Add(watch.Elapsed.TotalMilliseconds);
                    (length, tools) = (list["result"]!["tools"]!.ToJsonString().Length, list["result"]!["tools"]!.AsArray().Count);
                    resident = one.Resident();
                    if (i == runs - 1)
                        await Task.Delay(Idle, cancel);
                    idle = one.Resident();
                }
                Console.WriteLine(
                    $"{set, -5} {tools} tools, {length:N0} characters = {(length + 3) / 4:N0} tokens at four characters each; "
                        + $"start to tools/list p50 {At(starts, 0.5):0.0}, p95 {At(starts, 0.95):0.0} ms; then {resident / 1e6:0.0} MB, "
                        + $"idle {idle / 1e6:0.0} MB"
                );
            }
            using var warm = new Peer(server, folder, []);
            warm.List();
            Recall("by words alone", warm, random);
            var program = Path.Combine(Path.GetDirectoryName(server)!, "totalmemory-worker");
            if (!File.Exists(program))
                return 0;
            worker = Start(program, folder, []);
            for (
                var i = 0;
                i < 300 && !warm.Recalls("warm up the encoder").Contains("\"scores\"", StringComparison.Ordinal)
                    || warm.Recalls("warm up").Contains("by words alone", StringComparison.Ordinal) && i < 300;
                i++
            )
                await Task.Delay(100, cancel);
            Recall("with meaning", warm, random);
            Console.WriteLine($"idle after that {warm.Resident() / 1e6:0.0} MB");
            return 0;
        }
        finally
        {
            worker?.Kill(entireProcessTree: true);
            worker?.Dispose();
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Recall(string name, Peer peer, Random random)
    {
        var times = new List<double>();
        for (var i = -100; i < 300; i++)
        {
            var question = RecallSpeed.Question(random);
            var watch = Stopwatch.StartNew();
            peer.Recalls(question);
            if (i >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine($"memory_recall {name, -15} p50 {At(times, 0.5):0.0}, p95 {At(times, 0.95):0.0}, p99 {At(times, 0.99):0.0} ms");
    }

    private static double Time(Action what)
    {
        var watch = Stopwatch.StartNew();
        what();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double At(List<double> times, double q) => times.Order().ElementAt(Math.Min(times.Count - 1, (int)(q * times.Count)));

    private static Process Start(string program, string home, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = home,
        };
        start.Environment["TOTALMEMORY_HOME"] = home;
        start.Environment.Remove("CLAUDE_PROJECT_DIR");
        return Process.Start(start)!;
    }

    /// <summary>A client of the fewest words, so that the server is measured and not the client.</summary>
    private sealed class Peer : IDisposable
    {
        private readonly Process process;
        private int id = 1;

        public Peer(string server, string home, string[] arguments)
        {
            process = Start(server, home, arguments);
            Send(Hello);
        }

        public JsonNode List()
        {
            Answer(1);
            Send("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
            Send("""{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}""");
            id = 2;
            return JsonNode.Parse(Answer(2))!;
        }

        public string Recalls(string question)
        {
            Send(
                new JsonObject
                {
                    ["jsonrpc"] = "2.0",
                    ["id"] = ++id,
                    ["method"] = "tools/call",
                    ["params"] = new JsonObject
                    {
                        ["name"] = "memory_recall",
                        ["arguments"] = new JsonObject { ["query"] = question, ["project"] = "p0" },
                    },
                }.ToJsonString()
            );
            return Answer(id);
        }

        public long Resident()
        {
            process.Refresh();
            return process.WorkingSet64;
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(5_000))
                process.Kill();
            process.Dispose();
        }

        private void Send(string line)
        {
            process.StandardInput.Write(line + "\n");
            process.StandardInput.Flush();
        }

        private string Answer(int wanted)
        {
            while (process.StandardOutput.ReadLine() is { } line)
                if (
                    line.Contains($"\"id\":{wanted},", StringComparison.Ordinal)
                    || line.Contains($"\"id\":{wanted}}}", StringComparison.Ordinal)
                )
                    return line;
            throw new InvalidOperationException("the server has ended: " + process.StandardError.ReadToEnd());
        }
    }
}
