using TotalMemory.Knowledge;

namespace TotalMemory.Transcripts;

/// <summary>
/// One entry of a session, in the model into which all clients' transcripts are read. Texts are redacted and capped.
/// </summary>
/// <param name="Line">1-based number of the record in its transcript: its physical line, unless two records share one.</param>
/// <param name="Part">Order within the line, from 0.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When; the previous turn's time if the record has none.</param>
/// <param name="Text">What was said, called or answered.</param>
public sealed record Turn(int Line, int Part, TurnKind Kind, DateTimeOffset At, string Text)
{
    /// <summary>The client's record id; forked sessions repeat it.</summary>
    public string? Uuid { get; init; }

    /// <summary>Name of the tool, for calls and results.</summary>
    public string? Tool { get; init; }

    /// <summary>Joins a result to its call.</summary>
    public string? Call { get; init; }

    /// <summary>The file a call is about, if any.</summary>
    public string? Target { get; init; }

    public ToolOutcome? Outcome { get; init; }
    public int? ExitCode { get; init; }
    public Origin Origin { get; init; }

    /// <summary>
    /// For a failed result, the line of its output with the cause; for a running one, the client's process number.
    /// </summary>
    public string? Detail { get; init; }
}

public enum TurnKind
{
    /// <summary>A person's message.</summary>
    Prompt,

    /// <summary>A person's message sent while the agent worked.</summary>
    Steer,

    /// <summary>A message put into the client's queue. It was a <see cref="Steer"/> unless the same words follow as a prompt.</summary>
    Queued,

    /// <summary>The person stopped the agent.</summary>
    Interrupt,

    /// <summary>The person answered the agent's question; the text is an <see cref="AnswerText"/>.</summary>
    Answer,

    /// <summary>The person approved a plan that the agent wrote; the text is the plan.</summary>
    Approval,

    /// <summary>The person's words on refusing a call.</summary>
    Refusal,

    /// <summary>The agent's words.</summary>
    Assistant,

    ToolCall,
    ToolResult,

    /// <summary>The agent's current task list.</summary>
    Tasks,

    /// <summary>The task given to a subagent, not written by a person.</summary>
    TaskPrompt,

    /// <summary>The conversation was summarised here.</summary>
    Compaction,

    /// <summary>The model's service failed.</summary>
    ApiError,
}

public enum ToolOutcome
{
    Ok,
    Error,

    /// <summary>A search that found nothing, or a comparison that found a difference.</summary>
    NoMatch,

    /// <summary>The person refused the call.</summary>
    Rejected,

    /// <summary>The call never ran, or was cut off: a parallel one failed, the person interrupted.</summary>
    Cancelled,

    /// <summary>Started and still running; a later result of the same process says how it ended.</summary>
    Running,
}
