namespace TotalMemory.Rules;

/// <summary>
/// Rules speak last: one that was made of old sessions at once (an import) is listed for review and silent, until a person confirms it or
/// another session does. Pure.
/// </summary>
internal static class Waiting
{
    /// <summary>What was said within so long a time is learned as it happens; older words come from history.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>Sessions in which the person says it: the second confirms the first.</summary>
    private const int LeastSessions = 2;

    /// <summary>True when all that a new rule rests on is history, or when it is of a kind that is listed until more confirms it.</summary>
    public static bool ShouldWait(RuleCandidate candidate, DateTimeOffset now) =>
        !candidate.IsConfirmed && (candidate.Trigger.Origin is not null || now - candidate.Evidence.Max(e => e.At) > Fresh);

    /// <summary>
    /// True when what is known now would not have let it speak (an earlier release was less careful), and no person said that it may.
    /// </summary>
    public static bool ShouldWaitAgain(RuleCandidate candidate, Rule known) =>
        !candidate.IsConfirmed && candidate.Trigger.Origin is not null && known is { WaitingSince: null, Decision: null };

    /// <summary>True when it has been confirmed: said in two sessions, said again since, or kept or broken in a session since.</summary>
    /// <param name="since">When it was learned.</param>
    /// <param name="sessionsSaying">Sessions in which the person said it.</param>
    /// <param name="lastSaid">When it was said last.</param>
    /// <param name="ledger">How it fared.</param>
    public static bool IsConfirmed(DateTimeOffset since, int sessionsSaying, DateTimeOffset lastSaid, IEnumerable<LedgerLine> ledger) =>
        sessionsSaying >= LeastSessions
        || lastSaid > since
        || ledger.Any(l => l.At > since && l.Outcome is OccasionOutcome.Obeyed or OccasionOutcome.Violated);
}
