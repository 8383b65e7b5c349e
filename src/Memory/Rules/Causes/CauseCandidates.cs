using TotalMemory.Knowledge;

namespace TotalMemory.Rules.Causes;

/// <summary>Rule candidates from failed calls with a known cause: two sessions of a project make an insight there. Pure.</summary>
internal static class CauseCandidates
{
    private const int MostEvidence = 12; // chosen: enough quotations to judge it by

    public static IReadOnlyList<RuleCandidate> Find(IReadOnlyList<FailedCall> failures)
    {
        var repeated = Groups(failures, onlyIfRepeated: true).Where(g => Sessions(g).Count >= Promotion.LeastSessions).ToList();
        var explained = new HashSet<FailedCall>(repeated.SelectMany(g => g).Select(e => e.Failure), ReferenceEqualityComparer.Instance);
        return
        [
            .. repeated
                .Concat(Groups(failures.Where(f => !explained.Contains(f)), onlyIfRepeated: false))
                .Select(g => Candidate(g[0].Cause, [.. g.Select(e => e.Failure)]))
                .OfType<RuleCandidate>(),
        ];
    }

    /// <summary>The first known cause that explains a failure; null if none does.</summary>
    internal static FoundCause? CauseOf(FailedCall failure) => CauseOf(failure, KnownCauses.All);

    private static FoundCause? CauseOf(FailedCall failure, IEnumerable<KnownCause> causes) =>
        causes
            .Select(c => c.SubjectOf(failure) is { } subject ? new FoundCause(c, subject) : null)
            .FirstOrDefault(found => found is not null);

    private static IEnumerable<List<CausedFailure>> Groups(IEnumerable<FailedCall> failures, bool onlyIfRepeated)
    {
        var causes = KnownCauses.All.Where(c => c.OnlyIfRepeated == onlyIfRepeated).ToList();
        return failures
            .Select(f => CauseOf(f, causes) is { } cause ? new CausedFailure(f, cause) : null)
            .OfType<CausedFailure>()
            .GroupBy(e => (e.Failure.Project, e.Cause.Cause.Name, Key: e.Cause.Cause.Key(e.Cause.Subject)))
            .OrderBy(g => g.Key.Project, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Key, StringComparer.Ordinal)
            .Select(g => g.OrderBy(e => e.Failure.Evidence.At).ToList());
    }

    private static HashSet<string> Sessions(IEnumerable<CausedFailure> failures) =>
        failures.Select(e => e.Failure.Session).ToHashSet(StringComparer.Ordinal);

    private static RuleCandidate? Candidate(FoundCause found, IReadOnlyList<FailedCall> failures)
    {
        var sessions = failures.Select(f => f.Session).ToHashSet(StringComparer.Ordinal);
        if (sessions.Count < Promotion.LeastSessions || failures.Count < found.Cause.LeastTimes)
            return null;
        if (found.Cause.Norm(found.Subject, failures) is not { } text)
            return null;
        var last = failures.GroupBy(f => f.Session).Select(s => s.Last());
        return new RuleCandidate
        {
            Source = RuleSource.Proven,
            Scope = Scope.Project,
            Project = failures[0].Project,
            Text = text,
            SessionCount = sessions.Count,
            Importance = Promotion.Importance(RuleSource.Corrected, sessions.Count, isEmphatic: false),
            FoundedAt = failures[^1].Evidence.At,
            IsConfirmed = found.Cause.Speaks(text, sessions.Count),
            Trigger = new RuleTrigger { Origin = $"{found.Cause.Name}: {found.Subject}" },
            Absence = found.Cause.Absent(found.Subject),
            Records = [.. failures.Select(f => f.Record).Distinct()],
            Evidence = [.. failures.Except(last).TakeLast(MostEvidence).Concat(last).Select(f => f.Evidence).OrderBy(e => e.At)],
            FoundingSessions = sessions,
            CorrectedAgain = new Dictionary<string, IReadOnlyList<int>>(),
        };
    }

    internal sealed record FoundCause(KnownCause Cause, string Subject);

    private sealed record CausedFailure(FailedCall Failure, FoundCause Cause);
}
