using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>
/// The standing of a rule, from its source, ledger, votes and a person's decision alone. Pure; repeating the statement itself raises
/// nothing.
/// </summary>
internal static class Promotion
{
    public const int LeastImportance = 5; // chosen
    public const double LeastConfidence = 0.8; // chosen

    /// <summary>Minimum number of violations (not occasions) before suspension (chosen).</summary>
    public const int SuspendAfter = 10;

    public const double SuspendBelow = 0.2; // chosen

    private const double VoteWorth = 0.05; // as in total-agent-memory

    // The votes count as this many judged sessions (chosen).
    private const double VotesWeigh = 10;

    /// <summary>Minimum mistakes for an insight (chosen).</summary>
    public const int LeastMistakes = 3;

    /// <summary>Minimum sessions they come from: repetition within one session does not count (chosen).</summary>
    public const int LeastSessions = 2;

    /// <summary>Number of projects that make a habit global (chosen).</summary>
    public const int GlobalProjects = 3;

    /// <summary>Of these, projects in which the person corrected it: the same error everywhere is not the person's wish (chosen).</summary>
    public const int LeastCorrectedProjects = 2;

    /// <summary>Confidence is this quantile of the rate's posterior.</summary>
    private const double Caution = 0.10;

    // A user's override shows that the rule was wrong there; more than this many end the rule (chosen).
    private const int MostOverrides = 2;

    /// <param name="candidate">What calls for the rule today; null if it is noted, or nothing does.</param>
    public static RuleStanding Assess(Rule rule, RuleCandidate? candidate) =>
        rule.Source == RuleSource.Noted ? AssessNoted(rule) : AssessDerived(rule, candidate);

    // A noted insight becomes a rule only on explicit request.
    private static RuleStanding AssessNoted(Rule rule)
    {
        var (worth, believed) = ByVotes(rule.InitialImportance ?? rule.Record.Importance, rule.Votes, rule.Ledger);
        var (stage, status) = Decide(rule.Record.Kind, rule.Decision, 0, 0, rule.Ledger);
        var level = Level(stage, rule.Decision, rule.Ledger);
        return new RuleStanding(stage, worth == 0 ? RecordStatus.Archived : status, Math.Max(1, worth), believed, level);
    }

    private static RuleStanding AssessDerived(Rule rule, RuleCandidate? candidate)
    {
        var importance = Math.Max(rule.Record.Importance, candidate?.Importance ?? 1);
        var confidence = Confidence(rule.Source, rule.FoundingSessions, rule.Ledger);
        var (stage, status) = Decide(rule.Record.Kind, rule.Decision, importance, confidence, rule.Ledger);
        return new RuleStanding(stage, status, importance, confidence, Level(stage, rule.Decision, rule.Ledger));
    }

    /// <summary>Lower bound of the share of occasions on which the rule is obeyed, with a prior from its source.</summary>
    public static double Confidence(RuleSource source, int support, Ledger ledger) =>
        BetaDistribution.Quantile(Caution, Prior(source, support) + ledger.Obeyed, 1 + ledger.Violated + 0.5 * ledger.Overridden);

    /// <summary>
    /// Importance and confidence of a noted insight: the initial values plus a twentieth per vote (as in total-agent-memory); judged
    /// sessions outweigh this over time.
    /// </summary>
    public static RuleWorth ByVotes(int began, Votes votes, Ledger ledger)
    {
        var given = began switch
        {
            <= 2 => 0.5,
            3 => 0.6,
            _ => 0.8,
        };
        var believed = Math.Min(1, given + VoteWorth * votes.Up);
        return new(Math.Clamp(began + votes.Up - votes.Down, 0, 5), (VotesWeigh * believed + ledger.Obeyed) / (VotesWeigh + ledger.Judged));
    }

    /// <summary>1 to 5: highest for explicit statements, otherwise by the number of mistakes.</summary>
    public static int Importance(RuleSource source, int mistakes, bool isEmphatic) =>
        (source, isEmphatic) switch
        {
            (RuleSource.Stated, true) => 5,
            (RuleSource.Stated, false) => 4,
            _ => Math.Clamp(2 + mistakes, 1, 5),
        };

    /// <summary>The kind and status a rule should have. Once a rule, it stays one until it is suspended.</summary>
    public static StageAndStatus Decide(string stage, UserDecision? decision, int importance, double confidence, Ledger ledger)
    {
        if (decision?.Choice == RuleChoice.Retired)
            return new(stage, RecordStatus.Archived);
        if (decision?.Choice == RuleChoice.Suspended)
            return new(stage, RecordStatus.Suspended);
        if (
            decision?.Choice != RuleChoice.Active
            && ledger.Violated >= SuspendAfter
            && (double)ledger.Obeyed / ledger.Judged < SuspendBelow
        )
            return new(RuleStages.Insight, RecordStatus.Suspended);
        return new(
            stage == RuleStages.Rule || (importance >= LeastImportance && confidence >= LeastConfidence)
                ? RuleStages.Rule
                : RuleStages.Insight,
            RecordStatus.Active
        );
    }

    /// <summary>
    /// What to do before a call that breaks the rule: only proven rules remind, and only a person can let them ask.
    /// </summary>
    public static ReminderLevel Level(string stage, UserDecision? decision, Ledger ledger)
    {
        var isOverridden = ledger.Overridden >= MostOverrides && ledger.Overridden >= ledger.Obeyed && decision is null;
        if (stage != RuleStages.Rule || isOverridden)
            return ReminderLevel.Observe;
        return decision?.Choice == RuleChoice.Ask ? ReminderLevel.Ask : ReminderLevel.Remind;
    }

    // Prior successes by source. An explicit statement: 8; the same correction in several sessions: enough to be a rule; a fix proven in n
    // sessions: 2 + 3n.
    private static double Prior(RuleSource source, int support) =>
        source switch
        {
            RuleSource.Stated => Math.Min(8 + 3 * (support - 1), 14),
            RuleSource.Corrected or RuleSource.Asked => support >= 2 ? 11 : 8,
            RuleSource.Noted => 2,
            _ => Math.Min(2 + 3 * support, 14),
        };
}

/// <param name="Importance">0 to 5.</param>
/// <param name="Confidence">0 to 1.</param>
internal readonly record struct RuleWorth(int Importance, double Confidence);

/// <param name="Stage">One of <see cref="RuleStages"/>.</param>
internal readonly record struct StageAndStatus(string Stage, RecordStatus Status);

/// <summary>The computed state of a rule.</summary>
internal sealed record RuleStanding(string Stage, RecordStatus Status, int Importance, double Confidence, ReminderLevel Level)
{
    private const double SameConfidence = 0.0001; // chosen: below what is ever shown

    public bool Matches(Rule rule) =>
        rule.Record.Kind == Stage
        && rule.Record.Status == Status
        && rule.Record.Importance == Importance
        && rule.Level == Level
        && Math.Abs(rule.Record.Confidence - Confidence) <= SameConfidence;
}
