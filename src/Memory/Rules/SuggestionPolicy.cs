namespace TotalMemory.Rules;

/// <summary>
/// A rule made only from old sessions (an import) waits: it is listed for review and not shown until a person or another session confirms
/// it. Pure.
/// </summary>
internal static class SuggestionPolicy
{
    /// <summary>Statements older than this when learned come from history (chosen).</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>Sessions in which the person must state it for confirmation (chosen).</summary>
    private const int LeastSessions = 2;

    /// <summary>
    /// True when all that a new rule rests on is history, or when it is of a kind that is listed until more confirms it.
    /// </summary>
    public static bool ShouldWait(RuleCandidate candidate, DateTimeOffset now) =>
        !candidate.IsConfirmed && (candidate.Trigger.Origin is not null || now - candidate.Evidence.Max(e => e.At) > Fresh);

    /// <summary>
    /// True if an active rule would have to wait by today's criteria (an earlier release was less careful), and no person confirmed it.
    /// </summary>
    public static bool ShouldWaitAgain(RuleCandidate candidate, Rule known) =>
        !candidate.IsConfirmed && candidate.Trigger.Origin is not null && known is { WaitingSince: null, Decision: null };

    /// <summary>True if it is confirmed: stated in two sessions, stated again since, or obeyed or violated in a session since.</summary>
    /// <param name="since">When it was learned.</param>
    /// <param name="sessionsSaying">Number of sessions in which the person stated it.</param>
    /// <param name="lastSaid">When it was last stated.</param>
    /// <param name="ledger">Its ledger.</param>
    public static bool IsConfirmed(DateTimeOffset since, int sessionsSaying, DateTimeOffset lastSaid, IEnumerable<LedgerLine> ledger) =>
        sessionsSaying >= LeastSessions
        || lastSaid > since
        || ledger.Any(l => l.At > since && l.Outcome is OccasionOutcome.Obeyed or OccasionOutcome.Violated);
}
