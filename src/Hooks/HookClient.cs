using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// How one client's hooks differ from the others'. Checked against Claude Code 2.1 and Codex 0.169; Gemini CLI 0.61 and Qwen Code 0.24
/// use the same names.
/// </summary>
/// <param name="Name">The name that is passed in the hook's registration.</param>
internal sealed record HookClient(string Name)
{
    /// <summary>The tool whose command is a patch.</summary>
    public const string PatchTool = "apply_patch";

    /// <summary>Tools that change the one file that a call names, of all clients.</summary>
    public static readonly string?[] EditTools = ["Edit", "Write", "MultiEdit", "NotebookEdit"];

    /// <summary>Beginnings of the lines of a patch that name a file.</summary>
    public static readonly string[] PatchMarks = ["*** Update File: ", "*** Add File: "];

    /// <summary>Whether the client can show the person a line that the agent does not see.</summary>
    public bool ShowsLines { get; private init; }

    /// <summary>
    /// Whether a hook can make the client ask the person before a call. Codex rejects such an answer and gets a reminder instead.
    /// </summary>
    public bool CanAsk { get; private init; }

    /// <summary>
    /// Whether the client also calls the prompt hook for its own continuations and marks which prompts a person submitted.
    /// </summary>
    public bool MarksSubmitted { get; private init; }

    /// <summary>
    /// How long the end of a session may take, slightly less than the registered timeout (without one, Claude Code 2.1.330 allows 1.5 s).
    /// </summary>
    public TimeSpan LastMoment { get; private init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// The environment variable that sets how long the end of a session may take, in milliseconds; null if there is none.
    /// </summary>
    public string? LastMomentVariable { get; private init; }

    private bool NamesTurns { get; init; }

    /// <summary>Finds a client's differences; a client that has some gets a line here.</summary>
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

    /// <summary>The client's name for an event.</summary>
    public string NameOf(string name) =>
        name switch
        {
            HookEventName.UserPromptSubmit when NamesTurns => "BeforeAgent",
            HookEventName.Stop when NamesTurns => "AfterAgent",
            _ => name,
        };
}
