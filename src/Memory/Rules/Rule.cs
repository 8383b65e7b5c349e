using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>Where a rule comes from.</summary>
public enum RuleSource
{
    /// <summary>The person said it outright: from now on, never, always.</summary>
    Stated,

    /// <summary>The person corrected the same mistake again and again.</summary>
    Corrected,

    /// <summary>The same error, and the same thing that solved it, again and again.</summary>
    Proven,

    /// <summary>The person asked for it in session after session.</summary>
    Asked,

    /// <summary>Written down by an agent, or by a person through one: it rests on votes, and never becomes a rule by itself.</summary>
    Noted,
}

/// <summary>The kinds of a record of type rule.</summary>
public static class RuleStages
{
    /// <summary>Derived, and still to prove itself.</summary>
    public const string Insight = "insight";

    /// <summary>A SOUL rule: important, and obeyed when it mattered.</summary>
    public const string Rule = "rule";
}

/// <summary>What a rule is about: what makes a later session an occasion for it.</summary>
public sealed record RuleTrigger
{
    /// <summary>Commands it speaks of; null when it is not about a command.</summary>
    public CommandTrigger? Command { get; init; }

    /// <summary>Files it speaks of, as globs (see <see cref="PathGlob"/>).</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>
    /// What the rule comes from, when that is more than its records: a known cause of failures, or what a person asks for again and
    /// again. Rules of the same origin and project are one.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>True when a reminder may go by the paths: they were changed before more than one of the mistakes.</summary>
    public bool ArePathsSure { get; init; }
}

/// <summary>How a rule fared in the sessions in which it could matter.</summary>
public sealed record Ledger(int Matched, int Obeyed, int Violated, int Overridden)
{
    /// <summary>Sessions that say something about the rule.</summary>
    public int Judged => Obeyed + Violated;
}

/// <summary>What was said for and against an insight that was written down, and how often it was put to use.</summary>
public sealed record Votes(int Up, int Down, int Fired, DateTimeOffset? LastFired);

/// <summary>A rule or insight with its ledger.</summary>
/// <param name="Decision">What was decided on it; null leaves it to the ledger.</param>
/// <param name="WaitingSince">Since when it waits, silent, for a person or a later session to confirm it; null when it speaks.</param>
/// <param name="Support">Sessions it was made from; for a noted one, the importance it began with.</param>
public sealed record Rule(
    KnowledgeRecord Record,
    RuleSource Source,
    int Support,
    DateTimeOffset Born,
    ReminderLevel Level,
    UserDecision? Decision,
    RuleTrigger Trigger,
    Ledger Ledger,
    Votes Votes,
    DateTimeOffset? WaitingSince = null
)
{
    public long Id => Record.Id;

    public bool IsProven => Record.Kind == RuleStages.Rule;
}
