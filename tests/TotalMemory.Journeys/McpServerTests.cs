using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>The published MCP server over real pipes.</summary>
public sealed class McpServerTests(Installed installed)
{
    private async Task<McpClient> ConnectAsync(string? root = null, string project = "shop")
    {
        root ??= installed.NewHome().Root;
        var folder = Directory.CreateDirectory(Path.Combine(root, "projects", project)).FullName;
        return await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "totalmemory",
            Command = Path.Combine(installed.Bin, "totalmemory-mcp"),
            WorkingDirectory = folder,
            EnvironmentVariables = new Dictionary<string, string?> { ["TOTALMEMORY_HOME"] = root, ["CLAUDE_PROJECT_DIR"] = folder, ["CLAUDE_CODE_SESSION_ID"] = "session-1" },
        }), cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<string> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(b => b.Text));
        return result.IsError == true ? "ERROR " + text : text;
    }

    [Fact]
    public async Task It_reads_its_own_writes_with_no_worker_running()
    {
        await using var client = await ConnectAsync();
        Assert.StartsWith("Saved as #", await CallAsync(client, "memory_save", new() { ["content"] = "We deploy with kamal on Tuesdays", ["type"] = "convention", ["tags"] = new[] { "deploy" }, ["context"] = "ops" }));
        var found = await CallAsync(client, "memory_recall", new() { ["query"] = "depoly kamal" });
        Assert.Contains("We deploy with kamal on Tuesdays", found);
        var id = long.Parse(found[(found.IndexOf('#', StringComparison.Ordinal) + 1)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("session session-1", await CallAsync(client, "memory_get", new() { ["ids"] = new[] { id } }));
        Assert.StartsWith("Forgotten", await CallAsync(client, "memory_delete", new() { ["id"] = id }));
        Assert.StartsWith("Nothing was learned", await CallAsync(client, "memory_recall", new() { ["query"] = "kamal" }));
        Assert.StartsWith("Not saved", await CallAsync(client, "memory_save", new() { ["content"] = "We deploy with kamal on Tuesdays", ["type"] = "convention" }));
    }

    [Fact]
    public async Task Another_project_sees_nothing_of_it()
    {
        var root = installed.NewHome().Root;
        await using (var shop = await ConnectAsync(root)) await CallAsync(shop, "memory_save", new() { ["content"] = "The shop uses Stripe", ["type"] = "fact" });
        await using var api = await ConnectAsync(root, "api");
        Assert.StartsWith("Nothing was learned", await CallAsync(api, "memory_recall", new() { ["query"] = "Stripe" }));
        Assert.Contains("no such record", await CallAsync(api, "memory_get", new() { ["ids"] = new long[] { 1 } }));
        Assert.StartsWith("ERROR", await CallAsync(api, "memory_delete", new() { ["id"] = 1 }));
    }

    [Theory]
    [InlineData("memory_recall", "query", "", "Say in a few words what to look for")]
    [InlineData("memory_save", "content", "  ", "Give one self-contained statement")]
    [InlineData("memory_delete", "id", 999, "Ids come from memory_recall")]
    public async Task A_bad_argument_is_answered_with_what_to_do(string tool, string name, object value, string remedy)
    {
        await using var client = await ConnectAsync();
        var answer = await CallAsync(client, tool, new() { [name] = value });
        Assert.StartsWith("ERROR", answer);
        Assert.Contains(remedy, answer);
    }

    [Fact]
    public async Task Its_tools_say_which_of_them_only_read()
    {
        await using var client = await ConnectAsync();
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["memory_associate", "memory_delete", "memory_get", "memory_recall", "memory_relate", "memory_save", "self_rules_context"], tools.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, t => Assert.Equal(t.Name is "memory_recall" or "memory_get" or "memory_associate" or "self_rules_context", t.ProtocolTool.Annotations?.ReadOnlyHint ?? false));
    }

    [Fact]
    public async Task Its_instructions_carry_the_rules_of_the_project()
    {
        var root = installed.NewHome().Root;
        var transcript = Path.Combine(root, "t.jsonl");
        var folder = Directory.CreateDirectory(Path.Combine(root, "projects", "shop")).FullName;
        File.WriteAllText(transcript, $$$"""
            {"type":"user","uuid":"u1","sessionId":"s1","cwd":"{{{folder}}}","timestamp":"2026-03-01T09:00:00Z","turnOrigin":"human","message":{"role":"user","content":"From now on always run the linter before you commit."}}
            {"type":"assistant","uuid":"u2","sessionId":"s1","cwd":"{{{folder}}}","timestamp":"2026-03-01T09:00:05Z","message":{"role":"assistant","content":[{"type":"text","text":"Understood."}]}}

            """);
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = root;
        Assert.Equal(0, (await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["import", transcript], root, environment)).Code);
        await using var client = await ConnectAsync(root);
        Assert.Contains("always run the linter", client.ServerInstructions);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(client.ServerInstructions!) <= 2048);
        Assert.Contains("always run the linter", await CallAsync(client, "self_rules_context", new() { ["project"] = "shop" }));
    }
}
