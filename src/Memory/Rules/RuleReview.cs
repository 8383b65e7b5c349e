using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>What a review changed.</summary>
public sealed record RuleReport(int Added, int Promoted, int Suspended, int Removed, IReadOnlyCollection<string> Projects);

/// <summary>
/// Mistakes → clusters → insights → rules, and rules → what became of them. Everything is worked out from the records anew: running
/// it again changes nothing.
/// </summary>
public sealed class RuleReview(Database database, TimeProvider time)
{
    /// <param name="judgeAll">Judge every session again, not only those learned from since the last time.</param>
    public RuleReport Run(bool judgeAll = false)
    {
        // Clustering takes long in a large memory: it reads a snapshot, so that nobody who saves waits for it.
        IReadOnlyList<RuleCandidate> candidates;
        using (var c = database.Open())
            candidates = Candidates(c);
        return database.Write(c => Apply(c, RuleStore.StillThere(c, candidates), judgeAll));
    }

    internal RuleReport Run(SqliteConnection c, bool judgeAll) => Apply(c, Candidates(c), judgeAll);

    private static IReadOnlyList<RuleCandidate> Candidates(SqliteConnection c) =>
        RuleCandidates.Of(MistakeStore.All(c), RuleStore.Statements(c));

    private RuleReport Apply(SqliteConnection c, IReadOnlyList<RuleCandidate> candidates, bool judgeAll)
    {
        var now = time.GetUtcNow();
        var before = RuleStore.All(c).ToDictionary(r => r.Id);
        var corrected = new Dictionary<long, RuleCandidate>();
        foreach (var candidate in candidates)
            if (Place(c, candidate, now) is { } id)
                corrected.TryAdd(id, candidate);
        var removed = RuleStore.Unsupported(c);
        foreach (var id in removed)
            RuleStore.Remove(c, id);
        foreach (var rule in RuleStore.All(c))
        {
            JudgeNew(c, rule, corrected.GetValueOrDefault(rule.Id), judgeAll, now);
            Stand(c, rule.Id, corrected.GetValueOrDefault(rule.Id), now);
        }
        return Report(before, RuleStore.All(c), removed.Select(id => before[id]));
    }

    // Null when a person removed what this would be, or a tombstone stands in its way.
    private static long? Place(SqliteConnection c, RuleCandidate candidate, DateTimeOffset now)
    {
        var waits = Waiting.Begins(candidate.Evidence.Max(e => e.At), now) ? now : (DateTimeOffset?)null;
        if (RuleStore.MadeFrom(c, candidate.Records, candidate.Project, candidate.Scope) is { } known)
        {
            waits = known.Waits;
            if (known.Record.Status is not (RecordStatus.Active or RecordStatus.Suspended))
                return null;
            // A person's wording stays; a wider scope is another record, for ids and tombstones hold for a scope.
            if (known.Record.Scope == candidate.Scope || known.Record.Scope == Scope.Global)
            {
                if (
                    known.Record.Source == RecordSource.Reflected
                    && known.Record.Text != candidate.Text
                    && known.Record.Scope == candidate.Scope
                )
                    WritePath.Reword(
                        c,
                        known.Record,
                        Draft(candidate) with
                        {
                            Kind = known.Record.Kind,
                            Confidence = known.Record.Confidence,
                        },
                        now
                    );
                foreach (var e in candidate.Evidence)
                    KnowledgeStore.AddEvidence(c, known.Id, e);
                RuleStore.Update(c, known.Id, candidate);
                RuleStore.AddSources(c, known.Id, candidate.Records);
                return known.Id;
            }
            if (known.Record.Source == RecordSource.Reflected)
                RuleStore.Remove(c, known.Id);
        }
        var written = WritePath.Write(c, candidate.Project, Draft(candidate), now);
        if (written.Id == 0)
            return null;
        if (written.Result == WriteResult.Added)
            RuleStore.Insert(c, written.Id, candidate, waits);
        else if (RuleStore.Find(c, written.Id) is { Source: RuleSource.Noted })
        {
            // What an agent had written down is said by the sessions themselves now.
            RuleStore.Insert(c, written.Id, candidate, waits: null);
            KnowledgeStore.SetOrigin(c, written.Id, Draft(candidate).Origin);
        }
        RuleStore.AddSources(c, written.Id, candidate.Records);
        return written.Id;
    }

    private static Draft Draft(RuleCandidate candidate) =>
        new()
        {
            Type = RecordType.Rule,
            Kind = RuleStages.Insight,
            Text = candidate.Text,
            Scope = candidate.Scope,
            Importance = candidate.Importance,
            Origin = candidate.Source == RuleSource.Proven ? Origin.Tool : Origin.User,
            Source = RecordSource.Reflected,
            Evidence = candidate.Evidence,
        };

    private static void JudgeNew(SqliteConnection c, Rule rule, RuleCandidate? candidate, bool all, DateTimeOffset now)
    {
        foreach (var session in RuleStore.SessionsToJudge(c, rule, all || rule.Born != (candidate?.Born ?? rule.Born)))
        {
            if (candidate?.Founders.Contains(session) == true)
            {
                RuleStore.SetOccasion(c, rule.Id, session, "", null);
                continue;
            }
            var actions = RuleStore.Actions(c, session, rule.Born, rule.Record.Scope == Scope.Global ? null : rule.Record.Project);
            var occasion =
                actions.Count == 0
                    ? null
                    : OccasionJudge.Judge(
                        rule.Trigger,
                        [.. actions.Select(a => a.Turn)],
                        candidate?.CorrectedAgain.GetValueOrDefault(session) ?? []
                    );
            RuleStore.SetOccasion(
                c,
                rule.Id,
                session,
                occasion is null ? "" : actions.First(a => a.Turn.Line == occasion.Line && a.Turn.At == occasion.At).File,
                occasion
            );
        }
        RuleStore.SetJudged(c, rule.Id, now);
    }

    internal static void Stand(SqliteConnection c, long id, RuleCandidate? candidate, DateTimeOffset now)
    {
        if (RuleStore.Find(c, id) is not { } rule)
            return;
        var ledger = RuleStore.LedgerOf(c, id);
        Release(c, rule, ledger);
        var confirmed = ledger
            .Where(l => l.Outcome == OccasionOutcome.Obeyed)
            .Select(l => l.At)
            .Append(rule.Record.Confirmed)
            .Append(candidate?.Evidence.Max(e => e.At) ?? rule.Born)
            .Max();
        if (rule.Source == RuleSource.Noted)
        {
            // What somebody wrote down is a rule when somebody says so, and not before.
            var (worth, believed) = Promotion.OfVotes(rule.Support, rule.Votes, rule.Ledger);
            var (noted, standing) = Promotion.Of(rule.Record.Kind, rule.Person, 0, 0, rule.Ledger);
            RuleStore.SetStanding(
                c,
                id,
                noted,
                worth == 0 ? RecordStatus.Archived : standing,
                Math.Max(1, worth),
                believed,
                Promotion.Level(noted, rule.Person, rule.Ledger),
                confirmed,
                now
            );
            return;
        }
        var importance = Math.Max(rule.Record.Importance, candidate?.Importance ?? 1);
        var confidence = Promotion.Confidence(rule.Source, rule.Support, rule.Ledger);
        var (stage, status) = Promotion.Of(rule.Record.Kind, rule.Person, importance, confidence, rule.Ledger);
        RuleStore.SetStanding(
            c,
            id,
            stage,
            status,
            importance,
            confidence,
            Promotion.Level(stage, rule.Person, rule.Ledger),
            confirmed,
            now
        );
    }

    private static void Release(SqliteConnection c, Rule rule, IReadOnlyList<LedgerLine> ledger)
    {
        if (rule.Waits is not { } since)
            return;
        var lastSaid = KnowledgeStore.EvidenceOf(c, rule.Id).Select(e => e.At).DefaultIfEmpty(rule.Born).Max();
        if (Waiting.IsOver(since, RuleStore.SessionsSaying(c, rule.Id), lastSaid, ledger))
            RuleStore.Confirm(c, rule.Id);
    }

    private static RuleReport Report(Dictionary<long, Rule> before, List<Rule> after, IEnumerable<Rule> removed)
    {
        bool IsNew(Rule r) => !before.ContainsKey(r.Id);
        bool Differs(Rule r) =>
            IsNew(r)
            || before[r.Id] is var b
                && (
                    b.Record.Kind != r.Record.Kind
                    || b.Record.Status != r.Record.Status
                    || b.Record.Text != r.Record.Text
                    || b.Level != r.Level
                    || b.Waits != r.Waits
                    || b.Record.Scope != r.Record.Scope
                );
        var gone = removed.Concat(before.Values.Where(b => after.All(a => a.Id != b.Id))).DistinctBy(r => r.Id).ToList();
        var changed = after.Where(Differs).Concat(gone).ToList();
        return new RuleReport(
            after.Count(IsNew),
            after.Count(r => r.IsProven && r.Record.Status == RecordStatus.Active && (IsNew(r) || !before[r.Id].IsProven)),
            after.Count(r =>
                r.Record.Status == RecordStatus.Suspended && !IsNew(r) && before[r.Id].Record.Status != RecordStatus.Suspended
            ),
            gone.Count,
            changed.Any(r => r.Record.Scope == Scope.Global)
                ? [Spool.Reminders.Reminder.Everywhere]
                : [.. changed.Select(r => r.Record.Project).Distinct()]
        );
    }
}
