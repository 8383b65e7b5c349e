using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>What a rule is about, which decides in which sessions it applies.</summary>
public sealed record RuleTrigger
{
    /// <summary>The commands it is about; null if it is not about commands.</summary>
    public CommandTrigger? Command { get; init; }

    /// <summary>The files it is about, as globs (see <see cref="PathGlob"/>).</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>
    /// Identifies rules from a known cause of failures or a repeated request: rules with the same origin and project are one. Null for
    /// other rules.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>True if reminders may use the paths: they were changed before more than one of the mistakes.</summary>
    public bool ArePathsSure { get; init; }
}
