using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

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
