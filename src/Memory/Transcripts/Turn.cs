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
