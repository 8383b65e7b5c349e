using System.Text.Json;
using ModelContextProtocol;
using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>Which tools are listed, what that costs, and what their schemas say.</summary>
public sealed class ToolListTests : ToolTests
{
    /// <summary>total-agent-memory's 32, by its own categories.</summary>
    internal static readonly string[] Foreign =
    [
        "memory_recall",
        "memory_save",
        "memory_update",
        "memory_delete",
        "memory_search_by_tag",
        "memory_history",
        "memory_timeline",
        "memory_stats",
        "memory_consolidate",
        "memory_export",
        "memory_forget",
        "memory_extract_session",
        "self_error_log",
        "self_insight",
        "self_rules",
        "self_patterns",
        "self_reflect",
        "self_rules_context",
        "memory_relate",
        "memory_graph",
        "memory_concepts",
        "memory_graph_stats",
        "memory_episode_save",
        "memory_episode_recall",
        "memory_skill_get",
        "memory_skill_update",
        "memory_self_assess",
        "memory_associate",
        "memory_context_build",
        "memory_observe",
        "memory_reflect_now",
        "memory_graph_index",
    ];

    private static readonly string[] Later =
    [
        "memory_import",
        "memory_get",
        "kg_add_fact",
        "kg_at",
        "kg_timeline",
        "file_context",
        "workflow_predict",
        "session_init",
        "memory_explain_search",
        "memory_history_search",
    ];

    private static readonly string[] Core =
    [
        "memory_recall",
        "memory_get",
        "memory_save",
        "memory_update",
        "memory_delete",
        "self_rules_context",
        "memory_history",
    ];

    [Fact]
    public async Task All_tools_of_total_agent_memory_are_there_and_our_own()
    {
        Assert.Equal(32, Foreign.Distinct().Count());
        var tools = await Server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Foreign.Concat(Later).Order(StringComparer.Ordinal), tools.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_core_is_small_and_the_rest_answers_all_the_same()
    {
        await using var server = await ToolServer.StartAsync(Work, ToolSet.Core);
        var tools = await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Core.Order(StringComparer.Ordinal), tools.Select(t => t.Name).Order(StringComparer.Ordinal));
        // At most 1,500 tokens; a token of JSON is hardly ever shorter than three characters.
        Assert.InRange(JsonSerializer.Serialize(tools.Select(t => t.ProtocolTool), McpJsonUtilities.DefaultOptions).Length, 1, 4_500);
        Assert.False((await server.CallAsync("memory_stats")).IsError);
        Assert.Contains("no argument 'x'", await server.RefusedAsync("memory_stats", new { x = 1 }));
    }

    [Theory]
    [InlineData(ToolSet.Core)]
    [InlineData(ToolSet.All)]
    [InlineData(ToolSet.None)]
    public async Task What_a_list_of_tools_is_said_to_cost_is_what_it_costs(ToolSet set)
    {
        await using var server = await ToolServer.StartAsync(Work, set);
        var tools = await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var tokens = tools.Sum(t => JsonSerializer.Serialize(t.ProtocolTool, McpJsonUtilities.DefaultOptions).Length) / 4;
        Assert.InRange(set.Tokens(), tokens * 0.9, tokens * 1.1);
    }

    [Fact]
    public async Task Every_schema_says_what_the_tool_takes_and_nothing_superfluous()
    {
        foreach (var tool in await Server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            var schema = tool.JsonSchema;
            Assert.Equal("object", schema.GetProperty("type").GetString());
            Assert.InRange(tool.Description.Length, 10, 240);
            var properties = schema.TryGetProperty("properties", out var p) ? p.EnumerateObject().ToList() : [];
            Assert.All(properties, x => Assert.Equal(JsonValueKind.String, x.Value.GetProperty("type").ValueKind));
            Assert.All(
                properties,
                x =>
                    Assert.False(x.Value.TryGetProperty("default", out var d) && d.ValueKind == JsonValueKind.Null, $"{tool.Name}.{x.Name}")
            );
            if (schema.TryGetProperty("required", out var required))
                Assert.All(required.EnumerateArray(), r => Assert.Contains(properties, x => x.Name == r.GetString()));
        }
    }

    [Fact]
    public async Task Tools_that_only_read_say_so_and_write_nothing_but_a_note_of_use()
    {
        await SaveAsync("Something is known");
        var tools = await Server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var reading = tools.Where(t => t.ProtocolTool.Annotations?.ReadOnlyHint == true).Select(t => t.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "memory_recall", "memory_get", "memory_history", "memory_stats", "kg_at", "file_context" },
            reading
        );
        Assert.DoesNotContain(
            reading,
            n =>
                n.Contains("save", StringComparison.Ordinal)
                || n.Contains("delete", StringComparison.Ordinal)
                || n.Contains("update", StringComparison.Ordinal)
                || n.Contains("add", StringComparison.Ordinal)
                || n.Contains("log", StringComparison.Ordinal)
        );
        Assert.True(tools.Single(t => t.Name == "memory_delete").ProtocolTool.Annotations!.DestructiveHint);
    }
}
