using System.Text.Json;
using TotalMemory.Spool;

namespace TotalMemory.Transcripts.Codex;

/// <summary>Codex CLI.</summary>
internal sealed class CodexClient : IClientAdapter
{
    public string Name => Clients.Codex;

    public ClientTools Tools { get; } =
        new(
            Shells: ["exec_command", "shell", "local_shell", "container.exec", "shell_command", "write_stdin"],
            Edits: ["apply_patch"],
            Lookups: [],
            Others: ["update_plan", "request_user_input", "view_image"]
        );

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

    /// <summary><c>CODEX_HOME</c> or <c>~/.codex</c>.</summary>
    public IEnumerable<string> SessionFolders(string user, Func<string, string?> environment)
    {
        var home = UserFolder.Codex(user, environment);
        return [Path.Combine(home, "sessions"), Path.Combine(home, "archived_sessions")];
    }

    public bool Wrote(JsonElement record) => record.Get("payload") is { ValueKind: JsonValueKind.Object };

    public ITranscriptFormat Read(OpenCalls calls) => new CodexTranscript(calls);
}
