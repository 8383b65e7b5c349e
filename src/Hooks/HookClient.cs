namespace TotalMemory.Hooks;

/// <summary>
/// What is special about one client's hooks. Contracts: Claude Code 2.1 and Codex 0.169; Gemini CLI 0.61 and Qwen Code 0.24 share the
/// names.
/// </summary>
/// <param name="Name">As the registration gives it.</param>
internal sealed record HookClient(string Name)
{
    /// <summary>It shows the person a line that the agent does not see.</summary>
    public bool ShowsLines { get; private init; }

    /// <summary>It asks the person before a call where a hook says so. Codex rejects such an answer; it is reminded.</summary>
    public bool CanAsk { get; private init; }

    /// <summary>It calls the prompt's hook for its own continuations, too, and marks what a person submitted.</summary>
    public bool MarksSubmitted { get; private init; }

    /// <summary>
    /// What the end of a session may take, with a margin below what the registration says (without one, Claude Code 2.1.330 allows 1.5 s).
    /// </summary>
    public TimeSpan LastMoment { get; private init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Where it is told how long the end of a session may take, in milliseconds; null for nowhere.</summary>
    public string? LastMomentVariable { get; private init; }

    private bool NamesTurns { get; init; }

    /// <summary>Every client that is not like the others has a line here.</summary>
    public static HookClient Named(string name) =>
        name switch
        {
            "claude" => new(name)
            {
                ShowsLines = true,
                CanAsk = true,
                LastMoment = TimeSpan.FromSeconds(14.5),
                LastMomentVariable = "CLAUDE_CODE_SESSIONEND_HOOKS_TIMEOUT_MS",
            },
            "codex" => new(name) { ShowsLines = true },
            "gemini" => new(name) { NamesTurns = true },
            "qwen" => new(name) { MarksSubmitted = true },
            _ => new(name),
        };

    /// <summary>How the client calls an event.</summary>
    public string NameOf(string name) =>
        name switch
        {
            "UserPromptSubmit" when NamesTurns => "BeforeAgent",
            "Stop" when NamesTurns => "AfterAgent",
            _ => name,
        };
}
