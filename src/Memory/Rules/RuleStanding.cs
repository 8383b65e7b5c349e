using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>The computed state of a rule. Pure.</summary>
internal sealed record RuleStanding(string Stage, RecordStatus Status, int Importance, double Confidence, ReminderLevel Level)
{
    private const double SameConfidence = 0.0001;

    /// <summary>Computes it from a rule's source, ledger, votes and decision.</summary>
    public static RuleStanding Assess(Rule rule, RuleCandidate? candidate) =>
        rule.Source == RuleSource.Noted ? AssessNoted(rule) : AssessDerived(rule, candidate);

    public bool Matches(Rule rule) =>
        rule.Record.Kind == Stage
        && rule.Record.Status == Status
        && rule.Record.Importance == Importance
        && rule.Level == Level
        && Math.Abs(rule.Record.Confidence - Confidence) <= SameConfidence;

    // A noted insight becomes a rule only on explicit request.
    private static RuleStanding AssessNoted(Rule rule)
    {
        var (worth, believed) = Promotion.ByVotes(rule.InitialImportance ?? rule.Record.Importance, rule.Votes, rule.Ledger);
        var (stage, status) = Promotion.Decide(rule.Record.Kind, rule.Decision, 0, 0, rule.Ledger);
        var level = Promotion.Level(stage, rule.Decision, rule.Ledger);
        return new RuleStanding(stage, worth == 0 ? RecordStatus.Archived : status, Math.Max(1, worth), believed, level);
    }

    private static RuleStanding AssessDerived(Rule rule, RuleCandidate? candidate)
    {
        var importance = Math.Max(rule.Record.Importance, candidate?.Importance ?? 1);
        var confidence = Promotion.Confidence(rule.Source, rule.FoundingSessions, rule.Ledger);
        var (stage, status) = Promotion.Decide(rule.Record.Kind, rule.Decision, importance, confidence, rule.Ledger);
        return new RuleStanding(stage, status, importance, confidence, Promotion.Level(stage, rule.Decision, rule.Ledger));
    }
}
