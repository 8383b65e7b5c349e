using System.Text.Json;
using ModelContextProtocol.Client;
using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>docs/TOOLS.md is what the server lists.</summary>
public sealed class ToolTableTests : ToolTests
{
    [Fact]
    public async Task The_table_of_tools_is_what_the_server_lists()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await ToolServer.StartAsync(Work, ToolSet.Core);
        var core = await server.Client.ListToolsAsync(cancellationToken: cancel);
        var all = await Server.Client.ListToolsAsync(cancellationToken: cancel);
        GeneratedPart.Check("docs/TOOLS.md", "core", Table(core));
        GeneratedPart.Check("docs/TOOLS.md", "others", Table(all.Where(t => core.All(c => c.Name != t.Name))));
    }

    private static string Table(IEnumerable<McpClientTool> tools)
    {
        var rows = tools
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => $"| `{t.Name}` | {t.Description} | {string.Join(", ", Arguments(t.JsonSchema))} |");
        return $"| tool | does | arguments (**required**) |\n|---|---|---|\n{string.Join('\n', rows)}";
    }

    private static IEnumerable<string> Arguments(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var r) ? r.EnumerateArray().Select(e => e.GetString()).ToHashSet() : [];
        return schema.TryGetProperty("properties", out var p)
            ? p.EnumerateObject().Select(x => required.Contains(x.Name) ? $"**{x.Name}**" : x.Name)
            : [];
    }
}
