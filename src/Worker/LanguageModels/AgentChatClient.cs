using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using TotalMemory.Distilling;
using TotalMemory.Spool;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>
/// The person's own agent as a language model: <c>claude -p</c> or <c>codex exec</c>, without tools, hooks or a saved session, in an empty
/// folder, with the guard set so that our own hooks stay out. One at a time; at the deadline its processes are killed.
/// </summary>
internal sealed class AgentChatClient(string agent, string? model) : IChatClient
{
    private static readonly SemaphoreSlim One = new(1, 1);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = messages.ToList();
        var system = string.Join('\n', all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        var user = string.Join('\n', all.Where(m => m.Role != ChatRole.System).Select(m => m.Text));
        await One.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("totalmemory-").FullName;
        try
        {
            return agent == "claude"
                ? await ClaudeAsync(folder, system, user, cancellationToken)
                : await CodexAsync(folder, system, user, cancellationToken);
        }
        finally
        {
            One.Release();
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) { } // Something of it is still held; the system's own cleaning takes it.
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private async Task<ChatResponse> ClaudeAsync(string folder, string system, string user, CancellationToken cancel)
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
            system,
        ];
        if (model is not null)
            arguments.AddRange(["--model", model]);
        var output = await RunAsync(Environment.GetEnvironmentVariable("CLAUDE_BIN") ?? "claude", arguments, folder, user, cancel);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        if (root.TryGetProperty("is_error", out var failed) && failed.ValueKind == JsonValueKind.True)
            throw new InvalidOperationException("claude: " + (root.TryGetProperty("result", out var why) ? why.ToString() : "it failed"));
        var usage =
            root.TryGetProperty("usage", out var used) && used.ValueKind == JsonValueKind.Object
                ? new UsageDetails
                {
                    InputTokenCount =
                        Count(used, "input_tokens") + Count(used, "cache_creation_input_tokens") + Count(used, "cache_read_input_tokens"),
                    OutputTokenCount = Count(used, "output_tokens"),
                }
                : null;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, root.GetProperty("result").GetString())) { Usage = usage };
    }

    private async Task<ChatResponse> CodexAsync(string folder, string system, string user, CancellationToken cancel)
    {
        var answer = Path.Combine(folder, "answer.txt");
        var schema = Path.Combine(folder, "schema.json");
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
        if (model is not null)
            arguments.AddRange(["--model", model]);
        arguments.Add("-");
        await RunAsync(Environment.GetEnvironmentVariable("CODEX_BIN") ?? "codex", arguments, folder, $"{system}\n\n{user}", cancel);
        if (!File.Exists(answer))
            throw new InvalidOperationException("codex gave no answer");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, await File.ReadAllTextAsync(answer, cancel)));
    }

    private static long Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var n) && n.TryGetInt64(out var count) ? count : 0;

    private static async Task<string> RunAsync(
        string program,
        List<string> arguments,
        string folder,
        string input,
        CancellationToken cancel
    )
    {
        using var process = Start(program, arguments, folder);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
                throw new InvalidOperationException(
                    $"{Path.GetFileName(program)} ended with {process.ExitCode}: {Utf8Text.Cap((await errors) + (await output), 300)}"
                );
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, List<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        start.Environment[Guard.Variable] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} cannot be started ({e.Message}). Is it installed and in the worker's PATH?", e);
        }
    }
}
