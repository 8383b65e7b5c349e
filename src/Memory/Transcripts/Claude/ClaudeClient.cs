using System.Text.Json;

namespace TotalMemory.Transcripts.Claude;

/// <summary>Claude Code.</summary>
internal sealed class ClaudeClient : IClientAdapter
{
    public string Name => Clients.Claude;

    public string Title => "Claude Code";

    public bool IsLanguageModel => true;

    public ClientTools Tools { get; } =
        new(
            Shells: ["Bash", "PowerShell", "BashOutput"],
            Edits: ["Edit", "MultiEdit", "Write", "NotebookEdit"],
            Lookups: ["Grep", "Glob", "Read", "LS"],
            Others:
            [
                "Task",
                "Agent",
                "TodoWrite",
                "AskUserQuestion",
                "ExitPlanMode",
                "EnterPlanMode",
                "Skill",
                "TaskCreate",
                "TaskUpdate",
                "TaskList",
                "TaskGet",
                "TaskStop",
                "ToolSearch",
                "TaskOutput",
                "KillShell",
                "SlashCommand",
            ]
        )
        {
            ExternalPrefixes = [ToolNames.ServerPrefix, "Web"],
        };

    public ClientOutput Output { get; } = ClaudeOutput.Create();

    public ClientText Text { get; } =
        new(
            Prefixes:
            [
                "<command-name>",
                "<command-message>",
                "<command-args>",
                "<command-contents>",
                "<local-command-",
                "<task-notification>",
                "<bash-input>",
                "<bash-stdout>",
                "<bash-stderr>",
                "<teammate-message",
                "<ci-monitor-event>",
                "<user-prompt-submit-hook>",
                "Base directory for this skill:",
                "This session is being continued from a previous conversation",
                "Caveat: The messages below",
                "Stop hook feedback:",
                "SubagentStop hook feedback:",
                "Another Claude session sent a message:",
                "API Error",
                "[Image: source:",
                "No response requested.",
                "Generate a concise, single-line task title",
                "The user sent the following message:",
                "Skill /",
            ],
            Blocks:
            [
                TagPair.Named("system-reminder"),
                TagPair.Named("ide_opened_file"),
                TagPair.Named("ide_selection"),
                TagPair.Named("ide_diagnostics"),
            ],
            PlanPrefixes: ["Implement the following plan:"],
            PlanEnds: ["\n\n\nIf you need specific details from before exiting plan mode"]
        );

    public ClientDocuments Documents { get; } = new(["CLAUDE.md"], ["CLAUDE.md", "CLAUDE.local.md"], ".claude");

    /// <summary><c>CLAUDE_CONFIG_DIR</c>, else <c>~/.claude</c>.</summary>
    public string Folder(string user, Func<string, string?> environment) =>
        EnvironmentValue("CLAUDE_CONFIG_DIR", environment) ?? Path.Combine(user, ".claude");

    /// <summary>In its folder, and where some versions stored them.</summary>
    public IEnumerable<string> SessionFolders(string user, Func<string, string?> environment) =>
        [Path.Combine(Folder(user, environment), "projects"), Path.Combine(user, ".config", "claude", "projects")];

    /// <summary>Of workflows, beside subagents' transcripts.</summary>
    public bool IsJournal(string fileName) => fileName == "journal.jsonl";

    public bool Wrote(JsonElement record) => record.Get("payload") is not { ValueKind: JsonValueKind.Object };

    public ITranscriptFormat Read(OpenCalls calls) => new ClaudeTranscript(calls);

    public CallOrigin CallerIn(Func<string, string?> environment) =>
        new(EnvironmentValue("CLAUDE_PROJECT_DIR", environment), EnvironmentValue("CLAUDE_CODE_SESSION_ID", environment));

    private static string? EnvironmentValue(string name, Func<string, string?> environment) =>
        environment(name) is { Length: > 0 } value ? value : null;
}
