using TotalMemory.Extraction.Errors;
using TotalMemory.Knowledge;

namespace TotalMemory.Rules;

/// <summary>One mistake of the agent: a correction, or an avoidable error.</summary>
internal sealed record Mistake
{
    /// <summary>The correction, or the error of which it is an occurrence.</summary>
    public required long Record { get; init; }

    public required bool IsCorrection { get; init; }
    public required string Project { get; init; }

    /// <summary>Its session; a fork counts as the session it repeats.</summary>
    public required string Session { get; init; }

    /// <summary>The exact words.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>For a correction, the person's words; for an error, what failed and why.</summary>
    public required string Text { get; init; }

    /// <summary>For an error, the signature; equal for the same cause in any project.</summary>
    public string? Signature { get; init; }

    /// <summary>For an error, the command or edit that then succeeded.</summary>
    public string? Fix { get; init; }

    public Habit? Habit { get; init; }

    /// <summary>Files the agent had changed just before.</summary>
    public IReadOnlyList<string> Edited { get; init; } = [];

    public DateTimeOffset At => Evidence.At;
}
