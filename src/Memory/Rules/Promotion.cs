using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>Where a rule stands, from its source and its ledger alone. Pure; repetition of the claim itself raises nothing.</summary>
internal static class Promotion
{
    public const int LeastImportance = 5;
    public const double LeastConfidence = 0.8;

    /// <summary>Violations, so that a tenth occasion on which it was obeyed cannot be the one that ends it.</summary>
    public const int SuspendAfter = 10;

    public const double SuspendBelow = 0.2;

    private const double VoteWorth = 0.05;

    // Sessions that outweigh what was believed.
    private const double VotesWeigh = 10;

    /// <summary>Mistakes that make an insight.</summary>
    public const int LeastMistakes = 3;

    /// <summary>Sessions they must come from: a mistake repeated within one is one bad afternoon.</summary>
    public const int LeastSessions = 2;

    /// <summary>Projects whose shared habit is the person's everywhere.</summary>
    public const int GlobalProjects = 3;

    /// <summary>Projects in which the person corrected it: an error that fails alike everywhere is no wish of theirs.</summary>
    public const int LeastCorrectedProjects = 2;

    /// <summary>Confidence is the rate that is exceeded with this much certainty.</summary>
    private const double Caution = 0.10;

    // A user's override shows that the rule was wrong there; twice is no accident.
    private const int MostOverrides = 2;

    /// <summary>Lower bound of the share of occasions on which the rule is obeyed, with a prior from its source.</summary>
    public static double Confidence(RuleSource source, int support, Ledger ledger) =>
        BetaDistribution.Quantile(Caution, Prior(source, support) + ledger.Obeyed, 1 + ledger.Violated + 0.5 * ledger.Overridden);

    /// <summary>
    /// What a noted insight is worth: where it began, and a twentieth a vote (total-agent-memory's), which what sessions show outweighs in
    /// time.
    /// </summary>
    public static RuleWorth ByVotes(int began, Votes votes, Ledger ledger)
    {
        var believed = Math.Min(
            1,
            (
                began <= 2 ? 0.5
                : began == 3 ? 0.6
                : 0.8
            )
                + VoteWorth * votes.Up
        );
        return new(Math.Clamp(began + votes.Up - votes.Down, 0, 5), (VotesWeigh * believed + ledger.Obeyed) / (VotesWeigh + ledger.Judged));
    }

    /// <summary>1 to 5. What the person said outright counts most; else each session of the mistake.</summary>
    public static int Importance(RuleSource source, int mistakes, bool isEmphatic) =>
        source == RuleSource.Stated
            ? isEmphatic
                ? 5
                : 4
            : Math.Clamp(2 + mistakes, 1, 5);

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
    /// How far it may go before a call that breaks it: only rules that proved themselves speak, and only a person lets them ask.
    /// </summary>
    public static ReminderLevel Level(string stage, UserDecision? decision, Ledger ledger) =>
        stage != RuleStages.Rule || (ledger.Overridden >= MostOverrides && ledger.Overridden >= ledger.Obeyed && decision is null)
            ? ReminderLevel.Observe
        : decision?.Choice == RuleChoice.Ask ? ReminderLevel.Ask
        : ReminderLevel.Remind;

    // Successes the source is worth. Words said outright once: 8; the same correction in several sessions: enough to be a rule; a fix
    // proven in n sessions: 2 + 3n.
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
