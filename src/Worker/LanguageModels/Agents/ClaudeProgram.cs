using System.Text.Json;
using Microsoft.Extensions.AI;
using TotalMemory.Transcripts;

namespace TotalMemory.Worker.LanguageModels.Agents;

/// <summary>Claude Code: <c>claude -p</c>.</summary>
internal sealed class ClaudeProgram : IAgentProgram
{
    public string Name => Clients.Claude;

    public async Task<ChatResponse> AskAsync(AgentQuestion question, CancellationToken cancel)
    {
        List<string> arguments =
        [
            "-p",
            "--output-format",
            "json",
            "--no-session-persistence",
            "--settings",
            """{"disableAllHooks":true}""",
            "--strict-mcp-config",
            "--tools",
            "",
            "--system-prompt",
            question.System,
        ];
        if (question.Model is { } model)
            arguments.AddRange(["--model", model]);
        var program = Environment.GetEnvironmentVariable("CLAUDE_BIN") ?? "claude";
        var output = await AgentProcess.RunAsync(program, arguments, question.Folder, question.User, cancel);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        if (root.TryGetProperty("is_error", out var failed) && failed.ValueKind == JsonValueKind.True)
            throw new InvalidOperationException($"{Name}: " + (root.TryGetProperty("result", out var why) ? why.ToString() : "it failed"));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, root.GetProperty("result").GetString())) { Usage = UsageIn(root) };
    }

    private static UsageDetails? UsageIn(JsonElement root) =>
        root.TryGetProperty("usage", out var used) && used.ValueKind == JsonValueKind.Object
            ? new UsageDetails
            {
                InputTokenCount =
                    Count(used, "input_tokens") + Count(used, "cache_creation_input_tokens") + Count(used, "cache_read_input_tokens"),
                OutputTokenCount = Count(used, "output_tokens"),
            }
            : null;

    private static long Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var n) && n.TryGetInt64(out var count) ? count : 0;
}
