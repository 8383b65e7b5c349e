using TotalMemory.Journeys.Support;
using TotalMemory.Spool;

namespace TotalMemory.Journeys;

/// <summary>Several servers and the worker at one memory.</summary>
public sealed class McpConcurrencyTests(Installed installed)
{
    private const int Servers = 4;
    private const int Saves = 150;

    [Fact]
    public async Task Four_servers_and_the_worker_write_at_once_and_nothing_is_lost()
    {
        var home = installed.NewHome();
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        var program = Path.Combine(installed.Bin, "totalmemory");
        Assert.Equal(0, (await Shell.RunAsync(program, ["worker", "start"], home.Root, environment)).Code);
        var writers = Enumerable
            .Range(0, Servers)
            .Select(async n =>
            {
                await using var client = await ServerProcess.ConnectAsync(installed, home.Root);
                var answers = new List<string>();
                for (var i = 0; i < Saves; i++)
                    answers.Add(
                        await ServerProcess.CallAsync(
                            client,
                            "memory_save",
                            new() { ["content"] = $"Writer{n} keeps its note number {i} in drawer_{n}_{i}" }
                        )
                    );
                return answers;
            })
            .ToList();
        // Meanwhile the worker reads sessions that end, one after the other.
        var sessions = Task.Run(() => PostSessions(home, 30), TestContext.Current.CancellationToken);
        var all = (await Task.WhenAll(writers)).SelectMany(a => a).ToList();
        await sessions;
        Assert.All(all, a => Assert.StartsWith("Saved as #", a));
        await Shell.UntilDrainedAsync(home);
        var exported = (await Shell.RunAsync(program, ["export"], home.Root, environment)).Output;
        for (var n = 0; n < Servers; n++)
        for (var i = 0; i < Saves; i++)
            Assert.Contains($"Writer{n} keeps its note number {i} in drawer_{n}_{i}\"", exported);
        Assert.Equal(30, exported.Split('\n').Count(l => l.Contains("\"type\":\"episode\"", StringComparison.Ordinal)));
        Assert.Empty(new EventSpool(home).RejectedIds());
        await using var reader = await ServerProcess.ConnectAsync(installed, home.Root);
        Assert.Contains(
            "drawer_3_149",
            await ServerProcess.CallAsync(reader, "memory_recall", new() { ["query"] = "drawer_3_149", ["limit"] = 3 })
        );
    }

    private static void PostSessions(MemoryHome home, int many)
    {
        var spool = new EventSpool(home);
        var folder = Directory.CreateDirectory(Path.Combine(home.Root, "projects", "shop")).FullName;
        for (var i = 0; i < many; i++)
        {
            var transcript = Path.Combine(home.Root, $"t{i}.jsonl");
            var common = $""" "sessionId":"s{i}","cwd":"{folder}","timestamp":"2026-03-01T09:00:00Z" """;
            const string done = """{"role":"assistant","content":[{"type":"text","text":"Done."}]}""";
            var asked = $$""" {"role":"user","content":"Please look at task {{i}} of the list"} """;
            File.WriteAllText(
                transcript,
                $$$"""
                {"type":"user","uuid":"u{{{i}}}a",{{{common}}},"turnOrigin":"human","message":{{{asked}}}}
                {"type":"assistant","uuid":"u{{{i}}}b",{{{common}}},"message":{{{done}}}}

                """
            );
            spool.Post(
                new HookEvent
                {
                    Client = "claude",
                    Event = "Stop",
                    At = TimeProvider.System.GetUtcNow(),
                    Session = $"s{i}",
                    Transcript = transcript,
                    Cwd = folder,
                }
            );
        }
    }
}
