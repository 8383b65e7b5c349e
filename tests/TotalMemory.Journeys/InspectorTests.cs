using System.Text.Json.Nodes;
using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>The MCP project's own inspector looks at the published server.</summary>
public sealed class InspectorTests(Installed installed)
{
    private async Task<JsonNode> InspectAsync(string root, params string[] arguments)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = root;
        var (code, output) = await Shell.RunAsync(
            Clients.Inspector!,
            ["--cli", Path.Combine(installed.Bin, "totalmemory-mcp"), .. arguments],
            root,
            environment
        );
        Assert.True(code == 0, output);
        return JsonNode.Parse(output)!;
    }

    [Fact]
    public async Task It_finds_tools_prompts_and_resources_and_calls_them()
    {
        installed.Require();
        Assert.SkipWhen(Clients.Inspector is null, "The MCP inspector is not installed here; set MCP_INSPECTOR_BIN to its executable.");
        var root = installed.NewHome().Root;
        var tools = (await InspectAsync(root, "--method", "tools/list"))["tools"]!.AsArray();
        Assert.Equal(7, tools.Count);
        Assert.All(tools, t => Assert.Equal("object", (string?)t!["inputSchema"]!["type"]));
        var saved = await InspectAsync(
            root,
            "--method",
            "tools/call",
            "--tool-name",
            "memory_save",
            "--tool-arg",
            "content=The inspector was here",
            "--tool-arg",
            "importance=high"
        );
        Assert.True((bool?)saved["structuredContent"]!["saved"]);
        var found = await InspectAsync(
            root,
            "--method",
            "tools/call",
            "--tool-name",
            "memory_recall",
            "--tool-arg",
            "query=inspector",
            "--tool-arg",
            "limit=3"
        );
        Assert.Contains("The inspector was here", (string)found["content"]![0]!["text"]!);
        Assert.Equal((string)found["content"]![0]!["text"]!, (string)found["structuredContent"]!["text"]!);
        Assert.True(
            (bool?)
                (
                    await InspectAsync(
                        root,
                        "--method",
                        "tools/call",
                        "--tool-name",
                        "memory_recall",
                        "--tool-arg",
                        "query=a",
                        "--tool-arg",
                        "limit=0"
                    )
                )["isError"]
        );
        Assert.Equal(2, (await InspectAsync(root, "--method", "prompts/list"))["prompts"]!.AsArray().Count);
        Assert.Contains(
            "The inspector was here",
            (await InspectAsync(root, "--method", "resources/read", "--uri", "memory://project/current"))["contents"]![0]![
                "text"
            ]!.GetValue<string>()
        );
        Assert.Equal(2, (await InspectAsync(root, "--method", "resources/templates/list"))["resourceTemplates"]!.AsArray().Count);
    }
}
