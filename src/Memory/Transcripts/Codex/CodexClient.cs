using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool.Records;

namespace TotalMemory.Transcripts.Codex;

/// <summary>Codex CLI.</summary>
internal sealed partial class CodexClient : IClientAdapter
{
    public string Name => Clients.Codex;

    public string Title => "Codex";

    public bool IsLanguageModel => true;

    public ClientTools Tools { get; } =
        new(
            Shells: ["exec_command", "shell", "local_shell", "container.exec", "shell_command", "write_stdin"],
            Edits: ["apply_patch"],
            Lookups: [],
            Others: ["update_plan", "request_user_input", "view_image"]
        )
        {
            PatchTool = "apply_patch",
            PatchedFile = PatchedFile(),
            ExternalPrefixes = [ToolNames.ServerPrefix, "web"],
        };

    public ClientOutput Output { get; } = CodexOutput.Create();

    public ClientText Text { get; } =
        new(
            Prefixes:
            [
                "<environment_context>",
                "<user_instructions>",
                "<INSTRUCTIONS>",
                "<turn_aborted>",
                "<subagent_notification>",
                "<skill>",
                "<skills_instructions>",
                "<user_shell_command>",
                "<codex_internal_context",
                "<goal_context>",
                "<recommended_plugins>",
                "<agent_message_board_notification>",
                "<external_",
                "<hook_prompt",
                "<user_action>",
                "<permissions instructions>",
                "<collaboration_mode>",
                "<model_switch>",
                "# AGENTS.md instructions",
                "Warning: apply_patch was requested via",
                "Warning: The maximum number of unified exec processes",
                "Warning: Your account was flagged",
                "Another language model started to solve this problem",
            ],
            Blocks: [],
            PlanPrefixes: ["PLEASE IMPLEMENT THIS PLAN:"],
            PlanEnds: []
        )
        {
            RequestHeading = "## My request for Codex:",
            ContextPrefixes = ["# Context from my IDE setup:", "# Files mentioned by the user:"],
        };

    public ClientDocuments Documents { get; } = new(["AGENTS.md"], ["AGENTS.md"], null);

    /// <summary><c>CODEX_HOME</c>, else <c>~/.codex</c>.</summary>
    public string Folder(string user, Func<string, string?> environment) =>
        environment("CODEX_HOME") is { Length: > 0 } given ? given : Path.Combine(user, ".codex");

    public IEnumerable<string> SessionFolders(string user, Func<string, string?> environment)
    {
        var home = Folder(user, environment);
        return [Path.Combine(home, "sessions"), Path.Combine(home, "archived_sessions")];
    }

    public bool Wrote(JsonElement record) => record.Get("payload") is { ValueKind: JsonValueKind.Object };

    public ITranscriptFormat Read(OpenCalls calls) => new CodexTranscript(calls);

    /// <summary>Codex sends its workspaces and the session with every call.</summary>
    public CallOrigin CallerIn(JsonObject metadata)
    {
        var turn = TurnIn(metadata);
        return new(
            (turn?["workspaces"] as JsonObject)?.FirstOrDefault().Key is { Length: > 0 } workspace ? workspace : null,
            turn?["session_id"] is JsonValue session ? session.ToString() : null
        );
    }

    [Examples("*** Update File: src/read.ts", "*** Add File: src/read.ts", "*** Delete File: src/read.ts")]
    [CounterExamples("*** Begin Patch", "*** End Patch", "Update File: src/read.ts")]
    [GeneratedRegex(@"\*\*\* (?:Update|Add|Delete) File: (.+)")]
    private static partial Regex PatchedFile();

    // Metadata of another shape is ignored.
    private static JsonObject? TurnIn(JsonObject metadata)
    {
        var said = metadata["x-codex-turn-metadata"];
        if (said is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            return said as JsonObject;
        using var document = LenientJson.Parse(Encoding.UTF8.GetBytes(value.ToString()));
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root ? JsonObject.Create(root.Clone()) : null;
    }
}
