using TotalMemory.Knowledge;

namespace TotalMemory.Rules.Causes;

/// <summary>A call that failed, whatever its tool.</summary>
internal sealed record Failure
{
    /// <summary>The error that it is an occurrence of.</summary>
    public required long Record { get; init; }

    public required string Project { get; init; }

    /// <summary>The session it happened in; a fork counts as the session it repeats.</summary>
    public required string Session { get; init; }

    /// <summary>The call and what it printed: <c>$ command</c>, or tool and target, then the output.</summary>
    public required Evidence Evidence { get; init; }

    public string Tool { get; init; } = "";

    /// <summary>The program or tool that failed, as the error names it: of a longer command, the part that did.</summary>
    public string About { get; init; } = "";

    /// <summary>What then succeeded; null when nothing did.</summary>
    public string? Fix { get; init; }

    public string Said => Evidence.Quote;

    /// <summary>The first line of the command; empty when it was none.</summary>
    public string Command => MistakeStore.CommandOf(Said);
}
