using System.Text.Json;

namespace TotalMemory.Transcripts.Claude;

/// <summary>Describes a Claude Code tool call in a line or two.</summary>
internal static class ClaudeCalls
{
    /// <summary>The turn's kind, the words that describe the call, and the file it is about.</summary>
    public static CallWords Describe(string tool, JsonElement input) =>
        tool switch
        {
            "Bash" or "PowerShell" => new(TurnKind.ToolCall, input.Text("command") ?? "", null),
            "Edit" => new(TurnKind.ToolCall, Edit(input.Text("old_string"), input.Text("new_string")), Path(input)),
            "MultiEdit" => new(
                TurnKind.ToolCall,
                string.Join("\n…\n", input.Get("edits").Items().Select(e => Edit(e.Text("old_string"), e.Text("new_string")))),
                Path(input)
            ),
            "Write" => new(TurnKind.ToolCall, Head(input.Text("content"), 600), Path(input)),
            "Read" or "NotebookEdit" or "LS" => new(TurnKind.ToolCall, Path(input) ?? "", Path(input)),
            "Grep" or "Glob" => new(
                TurnKind.ToolCall,
                $"{input.Text("pattern")} {input.Text("path")} {input.Text("glob")}".Trim(),
                input.Text("path")
            ),
            "ExitPlanMode" => new(TurnKind.ToolCall, input.Text("plan") ?? "", null),
            "TodoWrite" => new(
                TurnKind.Tasks,
                string.Join('\n', input.Get("todos").Items().Select(t => $"[{t.Text("status")}] {t.Text("content")}")),
                null
            ),
            "AskUserQuestion" => new(
                TurnKind.ToolCall,
                string.Join('\n', input.Get("questions").Items().Select(q => q.Text("question"))),
                null
            ),
            _ => new(TurnKind.ToolCall, Compact(input), null),
        };

    private static string? Path(JsonElement input) => input.Text("file_path") ?? input.Text("notebook_path") ?? input.Text("path");

    private static string Edit(string? before, string? after) => $"- {Head(before, 300)}\n+ {Head(after, 600)}";

    private static string Head(string? text, int most) =>
        text is null ? "" : Spool.Utf8Text.Cap(Spool.Redaction.Redactor.Redact(text), most);

    private static string Compact(JsonElement input) => input.ValueKind == JsonValueKind.Undefined ? "" : Head(input.GetRawText(), 1500);
}

/// <param name="Kind">Of the turn.</param>
/// <param name="Text">What the call was about.</param>
/// <param name="Target">The file it was about.</param>
internal sealed record CallWords(TurnKind Kind, string Text, string? Target);
