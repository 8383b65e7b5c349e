using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>Where a rule comes from.</summary>
public enum RuleSource
{
    /// <summary>The person stated it explicitly: from now on, never, always.</summary>
    Stated,

    /// <summary>The person corrected the same mistake repeatedly.</summary>
    Corrected,

    /// <summary>The same error with the same fix, repeatedly.</summary>
    Proven,

    /// <summary>The person asked for it in several sessions.</summary>
    Asked,

    /// <summary>Noted by an agent, or by a person through one: it depends on votes, and never becomes a rule by itself.</summary>
    Noted,
}

/// <summary>The kinds of a record of type rule.</summary>
public static class RuleStages
{
    /// <summary>Derived, not proven yet.</summary>
    public const string Insight = "insight";

    /// <summary>Proven: important, and obeyed when it applied.</summary>
    public const string Rule = "rule";
}

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

/// <summary>A rule's outcomes in the sessions in which it applied.</summary>
public sealed record Ledger(int Matched, int Obeyed, int Violated, int Overridden)
{
    /// <summary>Sessions that obeyed or violated the rule.</summary>
    public int Judged => Obeyed + Violated;
}

/// <summary>Votes on a noted insight, and its uses.</summary>
public sealed record Votes(int Up, int Down, int Fired, DateTimeOffset? LastFired);

/// <summary>A rule or insight with its ledger.</summary>
/// <param name="Decision">An explicit decision; null leaves it to the ledger.</param>
/// <param name="WaitingSince">Since when it waits, not shown, for a person or a later session to confirm it; null if not waiting.</param>
/// <param name="FoundingSessions">Number of sessions it was made from; 0 for a noted one.</param>
/// <param name="InitialImportance">Of a noted one; null for others.</param>
public sealed record Rule(
    KnowledgeRecord Record,
    RuleSource Source,
    int FoundingSessions,
    int? InitialImportance,
    DateTimeOffset CreatedAt,
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

    /// <summary>The same rule with another text, without its context.</summary>
    internal Draft Reworded(string text, Evidence evidence) =>
        new()
        {
            Type = RecordType.Rule,
            Kind = Record.Kind,
            Text = text,
            Tags = Record.Tags,
            Importance = Record.Importance,
            Confidence = Record.Confidence,
            Origin = Record.Origin,
            Evidence = [evidence],
        };
}
