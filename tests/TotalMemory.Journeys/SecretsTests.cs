using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys;

/// <summary>Every secret through every door; afterwards none is found in the home.</summary>
public sealed class SecretsTests(Installed installed)
{
    [Fact]
    public async Task No_secret_reaches_the_disk_by_any_way_in()
    {
        var home = installed.NewHome();
        var cancel = TestContext.Current.CancellationToken;
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        var project = Directory.CreateDirectory(Path.Combine(installed.UserHome, "secret-project")).FullName;
        var secrets = SecretCorpus.Secrets.Where(s => s.Name != "private unclosed").ToList();

        // hook → spool → worker
        foreach (var chunk in secrets.Chunk(10))
        foreach (
            var (name, field) in ((string, string)[])
                [("UserPromptSubmit", "prompt"), ("Stop", "last_assistant_message"), ("PostToolUseFailure", "error")]
        )
            await Shell.RunAsync(
                Path.Combine(installed.Bin, "totalmemory-hook"),
                ["claude", name],
                project,
                environment,
                input: JsonSerializer.Serialize(
                    new Dictionary<string, string>
                    {
                        ["session_id"] = "secrets",
                        ["cwd"] = project,
                        ["tool_name"] = "Bash",
                        ["tool_use_id"] = "t" + chunk[0].Name,
                        [field] = string.Join('\n', chunk.Select(s => s.Text)),
                    }
                )
            );
        AssertClean(home, secrets, "after the hooks");
        WorkerStarter.Start(Path.Combine(installed.Bin, "totalmemory-worker"), home);
        await Shell.UntilAsync(
            () =>
                File.Exists(home.Database)
                && new EventSpool(home).Waiting().Count == 0
                && Directory.Exists(new EventSpool(home).Claimed)
                && Directory.GetFiles(new EventSpool(home).Claimed).Length == 0,
            "the spool is drained"
        );

        // transcript → import
        var transcript = Path.Combine(installed.UserHome, "secrets.jsonl");
        await File.WriteAllLinesAsync(
            transcript,
            secrets.SelectMany(
                (s, n) =>
                    new[]
                    {
                        ("user", s.Text),
                        ("assistant", "I will always use " + s.Text),
                        ("user", "No, wrong: never use " + s.Text),
                    }.Select(
                        (m, k) =>
                            JsonSerializer.Serialize(
                                new
                                {
                                    type = m.Item1,
                                    uuid = $"u{n}-{k}",
                                    sessionId = "imported",
                                    cwd = project,
                                    timestamp = "2026-03-01T09:00:00Z",
                                    turnOrigin = "human",
                                    message = new { role = m.Item1, content = new[] { new { type = "text", text = m.Item2 } } },
                                }
                            )
                    )
            ),
            cancel
        );
        var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["import", transcript], project, environment);
        Assert.True(code == 0, output);

        // MCP save
        await using (
            var client = await McpClient.CreateAsync(
                new StdioClientTransport(
                    new StdioClientTransportOptions
                    {
                        Name = "totalmemory",
                        Command = Path.Combine(installed.Bin, "totalmemory-mcp"),
                        WorkingDirectory = project,
                        EnvironmentVariables = new Dictionary<string, string?> { ["TOTALMEMORY_HOME"] = home.Root },
                    }
                ),
                cancellationToken: cancel
            )
        )
            foreach (var (name, text, _) in secrets)
                await client.CallToolAsync(
                    "memory_save",
                    new Dictionary<string, object?>
                    {
                        ["content"] = $"note {name}: {text}",
                        ["type"] = "fact",
                        ["context"] = text,
                        ["tags"] = new[] { text },
                    },
                    cancellationToken: cancel
                );

        var export = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["export"], project, environment);
        var briefing = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["briefing"], project, environment);
        await Installed.StopWorkerAsync(home);
        Assert.Contains("[redacted:", export.Output);
        AssertNone(export.Output + briefing.Output, secrets, "printed");
        AssertClean(home, secrets, "at the end");
    }

    private static void AssertClean(MemoryHome home, IEnumerable<(string Name, string Text, string Secret)> secrets, string when)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(home.Root, "*", SearchOption.AllDirectories)
                .Where(f => !f.StartsWith(home.Bin, StringComparison.Ordinal) && f != SocketPath.Find(home))
        )
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            AssertNone(reader.ReadToEnd(), secrets, $"{when} in {Path.GetFileName(file)}");
        }
    }

    private static void AssertNone(string text, IEnumerable<(string Name, string Text, string Secret)> secrets, string where)
    {
        foreach (var (name, _, secret) in secrets)
            Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{name} {where}");
    }
}
