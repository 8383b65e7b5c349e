namespace TotalMemory.Spool.Printing;

/// <summary>Tags with which clients address their models, in the notation of <see cref="ForeignTags"/>; add a new client's here.</summary>
internal static class ClientTags
{
    private static readonly string[] Claude =
    [
        "system-reminder",
        "command-name",
        "command-message",
        "command-args",
        "command-contents",
        "local-command",
        "task-notification",
        "bash-input",
        "bash-stdout",
        "bash-stderr",
        "teammate-message",
        "ci-monitor-event",
        "user-prompt-submit-hook",
        "ide-opened-file",
        "ide-selection",
        "ide-diagnostics",
        "new-diagnostics",
        "function-calls",
        "function-results",
        "tool-use-error",
        "tool-result",
        "persisted-output",
        "antml-",
    ];

    private static readonly string[] Codex =
    [
        "environment-context",
        "external-",
        "user-instructions",
        "turn-aborted",
        "subagent-notification",
        "user-shell-command",
        "skills-instructions",
        "codex-internal-context",
        "goal-context",
        "recommended-plugins",
        "agent-message-board-notification",
        "hook-prompt",
        "user-action",
        "permissions-instructions",
        "collaboration-mode",
        "model-switch",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Claude, .. Codex];
}
