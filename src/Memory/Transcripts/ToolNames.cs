namespace TotalMemory.Transcripts;

/// <summary>What the tools of both clients are for.</summary>
internal static class ToolNames
{
    internal static readonly HashSet<string> Shells = new(StringComparer.Ordinal)
    {
        "Bash",
        "PowerShell",
        "exec_command",
        "shell",
        "local_shell",
        "container.exec",
        "shell_command",
        "write_stdin",
        "BashOutput",
    };

    private static readonly HashSet<string> Edits = new(StringComparer.Ordinal)
    {
        "Edit",
        "MultiEdit",
        "Write",
        "NotebookEdit",
        "apply_patch",
    };

    private static readonly HashSet<string> Lookups = new(StringComparer.Ordinal) { "Grep", "Glob", "Read", "LS" };

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "Task",
        "Agent",
        "update_plan",
        "TodoWrite",
        "AskUserQuestion",
        "ExitPlanMode",
        "EnterPlanMode",
        "Skill",
        "ToolSearch",
        "TaskOutput",
        "KillShell",
        "SlashCommand",
        "request_user_input",
        "view_image",
    };

    /// <summary>One name for the tools that do the same: both clients' shells are one.</summary>
    public static string IdentityOf(string tool) => Shells.Contains(tool) ? "shell" : tool;

    public static bool IsShell(string? tool) => tool is not null && Shells.Contains(tool);

    public static bool IsEdit(string? tool) => tool is not null && Edits.Contains(tool);

    public static bool IsLookup(string? tool) => tool is not null && Lookups.Contains(tool);

    /// <summary>A tool that brings text from outside: an MCP server, a connector, the web.</summary>
    public static bool IsExternal(string? tool) =>
        tool is not null
        && (
            tool.StartsWith("mcp__", StringComparison.Ordinal)
            || tool.StartsWith("Web", StringComparison.Ordinal)
            || tool.StartsWith("web", StringComparison.Ordinal)
            || !(Shells.Contains(tool) || Edits.Contains(tool) || Lookups.Contains(tool) || BuiltIn.Contains(tool))
        );

    /// <summary>Our own tools: what they answer is what we already know.</summary>
    public static bool IsOurs(string? tool) => tool is not null && tool.Contains("totalmemory", StringComparison.OrdinalIgnoreCase);
}
