using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>What the prompt hook costs while it asks the worker: answered, unanswered, or answered with nonsense.</summary>
internal static class PromptSpeed
{
    public static Command Command()
    {
        var hook = new Argument<string>("hook") { Description = "Path of the published totalmemory-hook." };
        var facts = new Option<int>("--facts") { DefaultValueFactory = _ => 100_000 };
        var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 150 };
        var command = new Command("prompt-speed", "Times the prompt hook with a worker that answers, is down, hangs, or answers garbage.")
        {
            hook,
            facts,
            runs,
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(Path.GetFullPath(parsed.GetValue(hook)!), parsed.GetValue(facts), parsed.GetValue(runs), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string hook, int facts, int runs, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tm-prompt-").FullName;
        try
        {
            var home = new MemoryHome(folder);
            using var embedding = new EmbeddingService(home, new Database(home), TimeProvider.System);
            var memory = new MemoryServices(home, TimeProvider.System, _ => embedding);
            var random = new Random(1);
            var texts = Enumerable.Range(0, facts).Select(i => RecallSpeed.Sentence(random, i)).ToList();
            RecallSpeed.Fill(memory, texts);
            using (var generator = new OnnxEmbeddingGenerator(EmbeddingGenerators.BuiltInFolder, EmbeddingSettings.BuiltIn))
                await RecallSpeed.EmbedAsync(memory, generator, texts, random, cancel);
            await embedding.LoadAsync(cancel);
            Console.WriteLine($"{facts:N0} facts\n{"", -26}{"p50", 8}{"p95", 8}{"max", 8} ms");
            var answers = new WorkerAnswers(memory.Database, memory.Recall, memory.PromptRecall, memory.Briefings);
            using (var socket = new RecallSocket(home, answers, NullLogger<RecallSocket>.Instance))
            {
                await socket.StartAsync(cancel);
                Measure("worker answers", home, hook, runs, random);
                await socket.StopAsync(cancel);
            }
            Console.WriteLine($"{"memory with the model", -26}{System.Diagnostics.Process.GetCurrentProcess().WorkingSet64 / 1e6, 8:0} MB");
            embedding.Dispose();
            NativeMemory.GiveBackAll();
            Console.WriteLine($"{"and after it unloaded", -26}{System.Diagnostics.Process.GetCurrentProcess().WorkingSet64 / 1e6, 8:0} MB");
            Measure("worker is down", home, hook, runs, random);
            using (Listen(home))
                Measure("worker hangs", home, hook, runs, random);
            using (var listener = Listen(home))
            {
                _ = Task.Run(
                    () =>
                    {
                        try
                        {
                            while (true)
                            {
                                using var client = listener.Accept();
                                client.Send([3, 0, 0, 0, 0xFF, 0xFE, 0x00, 0x7B]);
                            }
                        }
                        catch (SocketException) { }
                        catch (ObjectDisposedException) { }
                    },
                    cancel
                );
                Measure("worker answers garbage", home, hook, runs, random);
            }
            return 0;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Socket Listen(MemoryHome home)
    {
        PrivateFiles.TryDelete(SocketPath.Find(home)!);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(SocketPath.Find(home)!));
        listener.Listen(64);
        return listener;
    }

    private static void Measure(string name, MemoryHome home, string hook, int runs, Random random)
    {
        var times = new List<double>();
        for (var i = -5; i < runs; i++)
        {
            var payload = JsonSerializer.Serialize(
                new
                {
                    session_id = $"s{i}",
                    transcript_path = "/tmp/x.jsonl",
                    cwd = "/tmp",
                    hook_event_name = "UserPromptSubmit",
                    prompt = RecallSpeed.Question(random),
                }
            );
            var took = HookBudget.Time(hook, ["claude", "UserPromptSubmit"], payload, home.Root);
            if (i >= 0)
                times.Add(took);
            if (i % 50 == 0 && Directory.Exists(home.Spool))
                Directory.Delete(home.Spool, recursive: true);
        }
        Console.WriteLine(
            $"{name, -26}{HookBudget.Quantile(times, 0.5), 8:0.0}{HookBudget.Quantile(times, 0.95), 8:0.0}{times.Max(), 8:0.0}"
        );
    }
}
