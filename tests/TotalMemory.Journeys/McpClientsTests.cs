using System.Text.Json.Nodes;
using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>Both real clients call the installed server: what one saves, the other recalls.</summary>
public sealed class McpClientsTests(Installed installed)
{
    private static ModelTurn[] Calls(string client, string tool, JsonObject input) =>
        client == "claude"
            ? [new(null, "mcp__totalmemory__" + tool, input), new("Done.")]
            : [new(null, tool, input, "mcp__totalmemory"), new("Done.")];

    [Theory]
    [InlineData("claude", "codex")]
    [InlineData("codex", "claude")]
    public async Task What_one_client_saves_the_other_recalls(string first, string second)
    {
        installed.Require();
        Clients.Require();
        var word = $"{first}-heron";
        JsonObject save =
                new()
                {
                    ["content"] = $"The mascot of this shop is a {word}",
                    ["type"] = "fact",
                    ["tags"] = new JsonArray("mascot"),
                },
            recall = new() { ["query"] = "mascot of the shop" };
        await using var model = new MockModel();
        model.Script(
            "remember the mascot",
            Calls("claude", "memory_save", save.DeepClone().AsObject()),
            Calls("codex", "memory_save", save.DeepClone().AsObject())
        );
        model.Script(
            "which mascot",
            Calls("claude", "memory_recall", recall.DeepClone().AsObject()),
            Calls("codex", "memory_recall", recall.DeepClone().AsObject())
        );
        var project = Directory.CreateDirectory(Path.Combine(installed.UserHome, $"mascot-{first}")).FullName;

        var session = await ClientSession.StartAsync(installed, first, model, project, "Please remember the mascot");
        var exported = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory"),
            ["export", "--project", project],
            project,
            Shell.Environment(installed.UserHome)
        );
        Assert.Contains($"The mascot of this shop is a {word}", exported.Output);
        Assert.Contains($"\"session\":\"{session}\"", exported.Output);

        var before = model.Requests.Count;
        await ClientSession.StartAsync(installed, second, model, project, "And which mascot was it?");
        // The answer came back to the model as the tool's result.
        Assert.Contains(
            model.Requests.Skip(before),
            r =>
                r.Contains($"The mascot of this shop is a {word}", StringComparison.Ordinal)
                && (r.Contains("tool_result", StringComparison.Ordinal) || r.Contains("function_call_output", StringComparison.Ordinal))
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(project));
    }
}
