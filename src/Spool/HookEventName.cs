namespace TotalMemory.Spool;

/// <summary>The names of hook events that mean something here; those of other clients are translated into them.</summary>
public static class HookEventName
{
    public const string SessionStart = "SessionStart";
    public const string SessionEnd = "SessionEnd";
    public const string UserPromptSubmit = "UserPromptSubmit";
    public const string PreToolUse = "PreToolUse";
    public const string PostToolUse = "PostToolUse";
    public const string PostToolUseFailure = "PostToolUseFailure";
    public const string Stop = "Stop";
    public const string SubagentStop = "SubagentStop";
    public const string PreCompact = "PreCompact";
}
