using System.Text.Json;

namespace TotalMemory.Transcripts.Codex;

/// <summary>A Codex tool call, described.</summary>
/// <param name="Tool">Name, with the MCP server before it.</param>
/// <param name="Text">Command, patch or arguments.</param>
/// <param name="Target">The first file of a patch.</param>
/// <param name="Process">For a poll, the client's number of the process.</param>
internal readonly record struct CodexCall(string Tool, string Text, string? Target, string? Process);

internal static class CodexCalls
{
    public static CodexCall Describe(JsonElement payload)
    {
        var tool = payload.Text("name") ?? (payload.Text("type") == "local_shell_call" ? "local_shell" : "");
        if (payload.Text("namespace") is { } server)
            tool = $"{server}__{tool}";
        if (payload.Text("type") == "custom_tool_call")
        {
            var patch = payload.Text("input") ?? "";
            return new(tool, patch, PatchTarget(patch), null);
        }
        if (payload.Get("action").Get("command") is { } action)
            return new(tool, Command(action), null, null);

        using var arguments = Parse(payload.Text("arguments"));
        if (arguments is null)
            return new(tool, payload.Text("arguments") ?? "", null, null);
        var root = arguments.RootElement;
        return tool switch
        {
            "exec_command" => new(tool, root.Text("cmd") ?? "", null, null),
            "shell" or "shell_command" or "container.exec" => new(tool, root.Get("command") is { } c ? Command(c) : "", null, null),
            "write_stdin" => new(tool, "", null, root.Get("session_id")?.ToString()),
            "update_plan" => new(
                tool,
                string.Join('\n', root.Get("plan").Items().Select(s => $"[{s.Text("status")}] {s.Text("step")}")),
                null,
                null
            ),
            "request_user_input" => new(tool, string.Join('\n', root.Get("questions").Items().Select(q => q.Text("question"))), null, null),
            "apply_patch" => new(
                tool,
                root.Text("input") ?? root.Text("patch") ?? "",
                PatchTarget(root.Text("input") ?? root.Text("patch") ?? ""),
                null
            ),
            _ => new(tool, root.GetRawText(), root.Text("path") ?? root.Text("file_path"), null),
        };
    }

    /// <summary>The text of an output, which is a string, a list of blocks, an object, or JSON in a string.</summary>
    public static string OutputText(JsonElement? output)
    {
        var text = output is { ValueKind: JsonValueKind.Object } value ? value.Get("content").Content() : output.Content();
        if (!text.StartsWith("{\"output\":", StringComparison.Ordinal))
            return text;
        using var old = Parse(text);
        return old?.RootElement.Get("metadata") is { } metadata && metadata.Int("exit_code") is { } code
            ? $"Exit code: {code}\nOutput:\n{old.RootElement.Text("output")}"
            : text;
    }

    /// <summary>The answers of <c>request_user_input</c>.</summary>
    public static List<string> Answers(string text)
    {
        using var parsed = Parse(text);
        if (parsed?.RootElement.Get("answers") is not { ValueKind: JsonValueKind.Object } answers)
            return [];
        return
        [
            .. answers
                .EnumerateObject()
                .Select(a =>
                    string.Join(
                        ", ",
                        a.Value.Get("answers").Items().Select(v => v.String().Replace("user_note: ", "", StringComparison.Ordinal))
                    )
                )
                .Where(a => a.Length > 0),
        ];
    }

    private static string Command(JsonElement command)
    {
        if (command.ValueKind == JsonValueKind.String)
            return command.String();
        var words = ((JsonElement?)command).Items().Select(w => w.String()).ToList();
        return words is [_, "-lc" or "-c", var script, ..] ? script : string.Join(' ', words);
    }

    private static string? PatchTarget(string patch)
    {
        foreach (var marker in (ReadOnlySpan<string>)["*** Update File: ", "*** Add File: ", "*** Delete File: "])
        {
            var at = patch.IndexOf(marker, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var end = patch.IndexOf('\n', at);
            return patch[(at + marker.Length)..(end < 0 ? patch.Length : end)].Trim();
        }
        return null;
    }

    private static JsonDocument? Parse(string? json)
    {
        if (string.IsNullOrEmpty(json) || json[0] != '{')
            return null;
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
