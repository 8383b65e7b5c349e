using ModelContextProtocol.Client;
using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>The published MCP server over real pipes.</summary>
public sealed class McpServerTests(Installed installed)
{
    private Task<McpClient> ConnectAsync(string? root = null, string project = "shop", params IReadOnlyList<string> arguments) =>
        ServerProcess.ConnectAsync(installed, root ?? installed.NewHome().Root, project, arguments);

    private static Task<string> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments) =>
        ServerProcess.CallAsync(client, tool, arguments);

    [Fact]
    public async Task It_reads_its_own_writes_with_no_worker_running()
    {
        await using var client = await ConnectAsync();
        Assert.StartsWith(
            "Saved as #",
            await CallAsync(
                client,
                "memory_save",
                new()
                {
                    ["content"] = "We deploy with kamal on Tuesdays",
                    ["type"] = "convention",
                    ["tags"] = new[] { "deploy" },
                    ["context"] = "ops",
                }
            )
        );
        var found = await CallAsync(client, "memory_recall", new() { ["query"] = "depoly kamal" });
        Assert.Contains("We deploy with kamal on Tuesdays", found);
        var id = long.Parse(
            found[(found.IndexOf('#', StringComparison.Ordinal) + 1)..].Split(' ')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains("session session-1", await CallAsync(client, "memory_get", new() { ["ids"] = new[] { id } }));
        Assert.StartsWith("Forgotten", await CallAsync(client, "memory_delete", new() { ["id"] = id }));
        Assert.StartsWith("Nothing was learned", await CallAsync(client, "memory_recall", new() { ["query"] = "kamal" }));
        Assert.StartsWith(
            "Not saved",
            await CallAsync(client, "memory_save", new() { ["content"] = "We deploy with kamal on Tuesdays", ["type"] = "convention" })
        );
    }

    [Fact]
    public async Task With_the_worker_up_it_finds_by_meaning_and_without_it_says_so()
    {
        var home = installed.NewHome();
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        await using var client = await ConnectAsync(home.Root);
        await CallAsync(client, "memory_save", new() { ["content"] = "Our relational database is PostgreSQL 18", ["type"] = "decision" });
        await CallAsync(client, "memory_save", new() { ["content"] = "The logo is green", ["type"] = "decision" });
        Dictionary<string, object?> question = new() { ["query"] = "which engine stores the tables", ["limit"] = 1 };
        Assert.DoesNotContain("PostgreSQL", await CallAsync(client, "memory_recall", question));
        Assert.Contains(
            "by words alone: the worker is not running",
            await CallAsync(client, "memory_recall", new() { ["query"] = "database" })
        );
        Assert.Equal(
            0,
            (await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["worker", "start"], home.Root, environment)).Code
        );
        await Shell.UntilAsync(
            () => CallAsync(client, "memory_recall", question).GetAwaiter().GetResult().Contains("PostgreSQL", StringComparison.Ordinal),
            "recall by meaning",
            seconds: 180
        );
        // And it reads its own writes, also before they have a vector.
        await CallAsync(client, "memory_save", new() { ["content"] = "Migrations run with dbmate" });
        Assert.Contains("dbmate", await CallAsync(client, "memory_recall", new() { ["query"] = "dbmate migrations" }));
    }

    [Fact]
    public async Task Another_project_sees_nothing_of_it()
    {
        var root = installed.NewHome().Root;
        await using (var shop = await ConnectAsync(root))
            await CallAsync(shop, "memory_save", new() { ["content"] = "The shop uses Stripe", ["type"] = "fact" });
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
    public async Task It_lists_the_core_and_all_by_argument_or_setting()
    {
        var root = installed.NewHome().Root;
        async Task<int> CountAsync(params string[] arguments)
        {
            await using var client = await ConnectAsync(root, "shop", arguments);
            return (await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Count;
        }

        Assert.Equal(7, await CountAsync());
        Assert.Equal(42, await CountAsync("--tools", "all"));
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = root;
        Assert.Equal(0, (await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["tools", "all"], root, environment)).Code);
        Assert.Equal(42, await CountAsync());
        Assert.Equal(7, await CountAsync("--tools=core"));
        var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory-mcp"), ["--tols", "all"], root, environment);
        Assert.Equal(2, code);
        Assert.Contains("usage: totalmemory-mcp [--tools core|all|none]", output);
    }

    [Fact]
    public async Task Every_tool_answers_from_the_published_executable()
    {
        await using var client = await ConnectAsync(arguments: ["--tools", "all"]);
        await CallAsync(
            client,
            "memory_save",
            new() { ["content"] = "The first record is about redis in src/Cart.cs", ["tags"] = new[] { "api" } }
        );
        await CallAsync(client, "memory_save", new() { ["content"] = "The second record is about something else" });
        await CallAsync(client, "self_insight", new() { ["action"] = "add", ["content"] = "An insight to vote on" });
        var calls = new (string Tool, Dictionary<string, object?> Arguments)[]
        {
            ("memory_recall", new() { ["query"] = "redis" }),
            ("memory_get", new() { ["ids"] = new[] { 1 } }),
            ("memory_update", new() { ["id"] = 2, ["new_content"] = "The second record is about tea" }),
            ("memory_history", new() { ["id"] = 1 }),
            ("self_rules_context", []),
            ("memory_search_by_tag", new() { ["tag"] = "api" }),
            ("memory_explain_search", new() { ["query"] = "redsi" }),
            ("memory_timeline", []),
            ("memory_stats", []),
            ("session_init", []),
            ("memory_extract_session", new() { ["action"] = "list" }),
            ("memory_observe", new() { ["tool_name"] = "Edit", ["summary"] = "Edited the cart" }),
            ("self_reflect", new() { ["reflection"] = "well", ["task_summary"] = "task" }),
            ("memory_consolidate", []),
            ("memory_forget", []),
            ("memory_graph_index", []),
            ("memory_export", []),
            ("self_error_log", new() { ["description"] = "wrong", ["category"] = "docker" }),
            ("self_patterns", []),
            ("memory_self_assess", []),
            ("self_insight", new() { ["action"] = "upvote", ["id"] = 3 }),
            ("self_rules", new() { ["action"] = "list" }),
            ("memory_associate", new() { ["query"] = "redis" }),
            (
                "memory_relate",
                new()
                {
                    ["from_id"] = 1,
                    ["to_id"] = 3,
                    ["type"] = "related",
                }
            ),
            ("memory_graph", new() { ["node"] = "1" }),
            ("memory_concepts", []),
            ("memory_graph_stats", []),
            (
                "kg_add_fact",
                new()
                {
                    ["subject"] = "a",
                    ["predicate"] = "is",
                    ["object"] = "b",
                }
            ),
            ("kg_at", []),
            ("kg_timeline", new() { ["subject"] = "a" }),
            ("memory_episode_save", new() { ["narrative"] = "It went well" }),
            ("memory_episode_recall", []),
            ("memory_skill_update", new() { ["skill_id"] = "release", ["new_steps"] = new[] { "tag" } }),
            ("memory_skill_get", []),
            ("workflow_predict", new() { ["trigger"] = "release" }),
            ("memory_context_build", new() { ["query"] = "redis" }),
            ("file_context", new() { ["path"] = "src/Cart.cs" }),
            ("memory_reflect_now", []),
            ("memory_delete", new() { ["id"] = 1 }),
        };
        foreach (var (tool, arguments) in calls)
        {
            var answer = await CallAsync(client, tool, arguments);
            Assert.False(answer.StartsWith("ERROR", StringComparison.Ordinal) || answer.Length == 0, $"{tool}: {answer}");
        }
        Assert.Contains(
            "does not exist",
            await CallAsync(client, "memory_import", new() { ["from"] = "claude-mem", ["path"] = "/nowhere" })
        );
    }

    [Fact]
    public async Task Its_instructions_carry_the_rules_of_the_project()
    {
        var root = installed.NewHome().Root;
        var transcript = Path.Combine(root, "t.jsonl");
        var folder = Directory.CreateDirectory(Path.Combine(root, "projects", "shop")).FullName;
        const string said = """{"role":"user","content":"From now on always run the linter before you commit."}""";
        const string answer = """{"role":"assistant","content":[{"type":"text","text":"Understood."}]}""";
        // Said in two sessions, so that it does not depend on how sure a reader is.
        foreach (var session in (string[])["s1", "s2"])
        {
            var common = $""" "sessionId":"{session}","cwd":"{folder}","timestamp":"2026-03-01T09:00:00Z" """;
            File.AppendAllText(
                transcript,
                $$$"""
                {"type":"user","uuid":"u1{{{session}}}",{{{common}}},"turnOrigin":"human","message":{{{said}}}}
                {"type":"assistant","uuid":"u2{{{session}}}",{{{common}}},"message":{{{answer}}}}

                """
            );
        }
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = root;
        Assert.Equal(0, (await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["import", transcript], root, environment)).Code);
        await using var client = await ConnectAsync(root);
        Assert.Contains("always run the linter", client.ServerInstructions);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(client.ServerInstructions!) <= 2048);
        Assert.Contains("always run the linter", await CallAsync(client, "self_rules_context", new() { ["project"] = "shop" }));
    }
}
