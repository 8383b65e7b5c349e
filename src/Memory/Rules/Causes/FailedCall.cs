using TotalMemory.Knowledge;

namespace TotalMemory.Rules.Causes;

/// <summary>A failed call of any tool.</summary>
internal sealed record FailedCall
{
    /// <summary>The error that it is an occurrence of.</summary>
    public required long Record { get; init; }

    public required string Project { get; init; }

    /// <summary>Its session; a fork counts as the session it repeats.</summary>
    public required string Session { get; init; }

    /// <summary>The call and its output: <c>$ command</c>, or tool and target, then the output.</summary>
    public required Evidence Evidence { get; init; }

    public string Tool { get; init; } = "";

    /// <summary>The failed program or tool, as named in the error; of a longer command, the failed part.</summary>
    public string About { get; init; } = "";

    /// <summary>Its message.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The call that then succeeded; null if none did.</summary>
    public string? Fix { get; init; }

    /// <summary>The person named the fix; whether it works with the failed call or in its place is unknown.</summary>
    public bool IsFixTold { get; init; }

    public string Said => Evidence.Quote;

    /// <summary>The first line of the command; empty if it was not a command.</summary>
    public string Command => MistakeStore.CommandOf(Said);
}
