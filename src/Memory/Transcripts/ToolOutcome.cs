namespace TotalMemory.Transcripts;

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
