using Microsoft.Extensions.AI;
using TotalMemory.Distilling;
using TotalMemory.Transcripts;

namespace TotalMemory.Worker.LanguageModels.Agents;

/// <summary>Codex CLI: <c>codex exec</c>.</summary>
internal sealed class CodexProgram : IAgentProgram
{
    public string Name => Clients.Codex;

    public async Task<ChatResponse> AskAsync(AgentQuestion question, CancellationToken cancel)
    {
        var answer = Path.Combine(question.Folder, "answer.txt");
        var schema = Path.Combine(question.Folder, "schema.json");
        await File.WriteAllTextAsync(schema, DistillPrompt.Schema.GetRawText(), cancel);
        List<string> arguments =
        [
            "exec",
            "--ephemeral",
            "--skip-git-repo-check",
            "--sandbox",
            "read-only",
            "-c",
            "features.hooks=false",
            "-c",
            "mcp_servers={}",
            "-c",
            "approval_policy=never",
            "--output-schema",
            schema,
            "--output-last-message",
            answer,
        ];
        if (question.Model is { } model)
            arguments.AddRange(["--model", model]);
        arguments.Add("-");
        var program = Environment.GetEnvironmentVariable("CODEX_BIN") ?? "codex";
        await AgentProcess.RunAsync(program, arguments, question.Folder, $"{question.System}\n\n{question.User}", cancel);
        if (!File.Exists(answer))
            throw new InvalidOperationException($"{Name} gave no answer");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, await File.ReadAllTextAsync(answer, cancel)));
    }
}
