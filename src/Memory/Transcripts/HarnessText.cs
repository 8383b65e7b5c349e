namespace TotalMemory.Transcripts;

/// <summary>Tells a person's words from what the clients put into a user message themselves.</summary>
internal static class HarnessText
{
    private static readonly string[] Prefixes =
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
        "Base directory for this skill:",
        "This session is being continued from a previous conversation",
        "Caveat: The messages below",
        "Stop hook feedback:",
        "SubagentStop hook feedback:",
        "# AGENTS.md instructions",
        "Another Claude session sent a message:",
        "API Error",
        "[Image: source:",
        "No response requested.",
        "Warning: apply_patch was requested via",
        "Warning: The maximum number of unified exec processes",
        "Warning: Your account was flagged",
        "Another language model started to solve this problem",
        "Generate a concise, single-line task title",
        "The user sent the following message:",
        "Skill /",
    ];

    private static readonly TagPair[] Blocks =
    [
        TagPair.Named("system-reminder"),
        TagPair.Named("ide_opened_file"),
        TagPair.Named("ide_selection"),
        TagPair.Named("ide_diagnostics"),
    ];

    /// <summary>The person's words in a user message; empty when a program wrote it.</summary>
    public static string Human(string text)
    {
        var said = TaggedBlocks.Remove(text, hidesRest: false, Blocks).Trim(' ', '\n', '\r', '\t', '\u00A0');
        var request = said.IndexOf("## My request for Codex:", StringComparison.Ordinal);
        if (
            request >= 0
            && (
                said.StartsWith("# Context from my IDE setup:", StringComparison.Ordinal)
                || said.StartsWith("# Files mentioned by the user:", StringComparison.Ordinal)
            )
        )
            said = said[(request + 24)..].Trim();
        foreach (var prefix in Prefixes)
            if (said.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return "";
        return said is "[image]" ? "" : said;
    }

    public static bool IsInterrupt(string text) => text.StartsWith("[Request interrupted by user", StringComparison.Ordinal);

    /// <summary>A plan that the agent wrote and the person approved by handing it over; else null.</summary>
    public static string? HandedPlan(string text)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["Implement the following plan:", "PLEASE IMPLEMENT THIS PLAN:"])
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                var end = text.IndexOf("\n\n\nIf you need specific details from before exiting plan mode", StringComparison.Ordinal);
                return (end < 0 ? text[prefix.Length..] : text[prefix.Length..end]).Trim();
            }
        return null;
    }

    /// <summary>The reason a person gave on refusing a call; null when none was given.</summary>
    public static string? RefusalReason(string result)
    {
        foreach (
            var marker in (ReadOnlySpan<string>)
                ["the user said:\n", "The user said:\n", "The user provided the following reason for the rejection:"]
        )
        {
            var at = result.IndexOf(marker, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var reason = result[(at + marker.Length)..];
            var note = reason.IndexOf("\n\nNote: The user's next message", StringComparison.Ordinal);
            if (note >= 0)
                reason = reason[..note];
            reason = reason.Trim();
            return reason.Length == 0 || reason.StartsWith("The user wants to clarify these questions", StringComparison.Ordinal)
                ? null
                : reason;
        }
        return null;
    }
}
