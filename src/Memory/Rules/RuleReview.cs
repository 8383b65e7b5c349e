using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Rules.Asks;
using TotalMemory.Rules.Causes;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>
/// Mistakes → clusters → insights → rules, and rules → their outcomes. Everything is computed from the records, so running it again
/// changes nothing.
/// </summary>
public sealed class RuleReview(Database database, TimeProvider time)
{
    /// <summary>People's repeated requests, as of the last review.</summary>
    internal AskBook Asks { get; } = new();

    // A rule that X is missing must end when X appears.
    private readonly AppearanceBook appearances = new();

    /// <summary>
    /// Sessions learned from this shortly before a review may not have been committed when it read, and are judged again (chosen: longer
    /// than a write).
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    /// <param name="judgeAll">Judge all sessions again, not only those learned from since the last review.</param>
    public RuleReport Run(bool judgeAll = false)
    {
        // Computing is slow in a large memory, so it is done outside the lock; the results are written in short transactions.
        var now = time.GetUtcNow();
        Dictionary<long, Rule> before;
        IReadOnlyList<RuleCandidate> candidates;
        List<ReadyRule> ready;
        using (var c = database.Open())
        {
            (before, candidates) = (Known(c), Candidates(c));
            ready = [.. candidates.Select(x => new ReadyRule(x, IsNews(c, x) ? CleanDraft.Prepare(Draft(x), now) : null))];
        }
        var corrected = new Dictionary<long, RuleCandidate>();
        database.WriteEach(ready, (c, one) => UpsertIfSourcesExist(c, one, corrected, now));
        var removed = database.Write(c => RemoveUnsupported(c, candidates));
        database.Write(c => Silence(c, corrected.Keys, now));
        IReadOnlyList<RuleVerdicts> verdicts;
        using (var c = database.Open())
            verdicts = RuleVerdicts.Collect(c, corrected, judgeAll);
        database.WriteEach(verdicts.Where(v => v.ChangesAnything), (c, v) => Apply(c, v, now));
        database.Write(c => c.Rules.SetJudged(verdicts.Select(v => v.Rule.Id), now - Overlap));
        using (var c = database.Open())
            return Report(before, c.Rules.All(), removed.Where(before.ContainsKey).Select(id => before[id]));
    }

    /// <summary>A candidate ready to be written.</summary>
    /// <param name="Words">Null if the rule exists already.</param>
    private sealed record ReadyRule(RuleCandidate Candidate, CleanDraft? Words);

    private static bool IsNews(MemoryConnection c, RuleCandidate candidate) =>
        Known(c, candidate) is not { Record: var record } || record.Text != candidate.Text || record.Scope != candidate.Scope;

    private IReadOnlyList<RuleCandidate> Candidates(MemoryConnection c) =>
        RuleCandidates.Find(
            c.Mistakes.All(),
            c.Statements.Statements(),
            [.. CauseCandidates.Find(c.Mistakes.Failures()).Where(x => !appearances.HasEnded(c, x)), .. Asks.Candidates(c)],
            [.. c.Projects.All().Select(p => p.Name)]
        );

    private static Dictionary<long, Rule> Known(MemoryConnection c) => c.Rules.All().ToDictionary(r => r.Id);

    private static List<long> RemoveUnsupported(MemoryConnection c, IReadOnlyList<RuleCandidate> candidates)
    {
        var origins = candidates
            .Where(x => x.Trigger.Origin is not null)
            .Select(x => RuleStore.OriginKey(x.Trigger.Origin!, x.Project))
            .ToHashSet(StringComparer.Ordinal);
        List<long> removed = [.. c.Rules.Unsupported(), .. c.Rules.WithoutOrigin(origins)];
        foreach (var id in removed)
            c.Rules.Remove(id);
        return removed;
    }

    // Derived by an earlier release, or from less data, and no longer supported: it waits for review and is not shown, unless a person
    // confirmed it.
    private static void Silence(MemoryConnection c, IReadOnlyCollection<long> called, DateTimeOffset now)
    {
        foreach (var rule in c.Rules.Derived().Except(called))
            c.Rules.SetWaits(rule, now);
    }

    // Some of its sources may have been forgotten meanwhile.
    private static void UpsertIfSourcesExist(
        MemoryConnection c,
        ReadyRule ready,
        Dictionary<long, RuleCandidate> corrected,
        DateTimeOffset now
    )
    {
        if (c.Statements.AllExist(ready.Candidate.Records) && Upsert(c, ready, now) is { } id)
            corrected.TryAdd(id, ready.Candidate);
    }

    private static void Apply(MemoryConnection c, RuleVerdicts verdicts, DateTimeOffset now)
    {
        foreach (var one in verdicts.Sessions)
            c.Occasions.Set(verdicts.Rule.Id, one.Session, one.File, one.Occasion);
        Reassess(c, verdicts.Rule.Id, verdicts.Candidate, now);
    }

    // Null if a person removed it, or a tombstone rejects it.
    private static long? Upsert(MemoryConnection c, ReadyRule ready, DateTimeOffset now)
    {
        var candidate = ready.Candidate;
        if (Known(c, candidate) is not { } known)
            return Insert(c, ready, SuggestionPolicy.ShouldWait(candidate, now) ? now : null, now);
        if (known.Record.Status is not (RecordStatus.Active or RecordStatus.Suspended))
            return null;
        // A person's wording stays; a wider scope is another record, for ids and tombstones hold for a scope.
        if (known.Record.Scope == candidate.Scope || known.Record.Scope == Scope.Global)
            return Update(c, known, ready, now);
        if (known.Record.Source == RecordSource.Reflected)
            c.Rules.Remove(known.Id);
        return Insert(c, ready, known.WaitingSince, now);
    }

    private static long Update(MemoryConnection c, Rule known, ReadyRule ready, DateTimeOffset now)
    {
        var (record, candidate) = (known.Record, ready.Candidate);
        var isReworded = record.Source == RecordSource.Reflected && record.Text != candidate.Text && record.Scope == candidate.Scope;
        if (isReworded && ready.Words is { } words)
            WritePath.Reword(c, record, words.WithKind(record.Kind, record.Confidence), now);
        foreach (var e in candidate.Evidence)
            c.Evidence.Add(known.Id, e);
        c.Rules.Update(known.Id, candidate);
        if (candidate.IsConfirmed && known.WaitingSince is not null)
            c.Rules.Confirm(known.Id);
        else if (SuggestionPolicy.ShouldWaitAgain(candidate, known))
            c.Rules.SetWaits(known.Id, now);
        c.Rules.AddSources(known.Id, candidate.Records);
        return known.Id;
    }

    // Also null if it existed when planned and was removed meanwhile: left to the next review.
    private static long? Insert(MemoryConnection c, ReadyRule ready, DateTimeOffset? waits, DateTimeOffset now)
    {
        if (ready.Words is not { } words)
            return null;
        var candidate = ready.Candidate;
        var written = WritePath.Write(c, candidate.Project, words, now);
        if (written.Id == 0)
            return null;
        if (written.Result == WriteResult.Added)
            c.Rules.Insert(written.Id, candidate, waits);
        else if (c.Rules.Find(written.Id) is { Source: RuleSource.Noted })
        {
            // An agent's note with the same meaning is superseded by the derived rule.
            c.Rules.Insert(written.Id, candidate, waits: null);
            c.Records.SetOrigin(written.Id, words.Content.Origin);
        }
        c.Rules.AddSources(written.Id, candidate.Records);
        return written.Id;
    }

    private static Rule? Known(MemoryConnection c, RuleCandidate candidate) =>
        candidate.Trigger.Origin is { } origin
            ? c.Rules.FindByOrigin(origin, candidate.Project)
            : c.Rules.MadeFrom(candidate.Records, candidate.Project, candidate.Scope);

    private static Draft Draft(RuleCandidate candidate) =>
        new()
        {
            Type = RecordType.Rule,
            Kind = RuleStages.Insight,
            Text = candidate.Text,
            StatementLength = candidate.StatementLength,
            Scope = candidate.Scope,
            Importance = candidate.Importance,
            Origin = candidate.Source == RuleSource.Proven ? Origin.Tool : Origin.User,
            Source = RecordSource.Reflected,
            Evidence = candidate.Evidence,
        };

    internal static void Reassess(MemoryConnection c, long id, RuleCandidate? candidate, DateTimeOffset now)
    {
        if (c.Rules.Find(id) is not { } rule)
            return;
        var ledger = c.Occasions.Ledger(id);
        Release(c, rule, ledger);
        var confirmed = ledger
            .Where(l => l.Outcome == OccasionOutcome.Obeyed)
            .Select(l => l.At)
            .Append(rule.Record.Confirmed)
            .Append(candidate?.Evidence.Max(e => e.At) ?? rule.CreatedAt)
            .Max();
        c.Rules.SetStanding(id, Promotion.Assess(rule, candidate), confirmed, now);
    }

    private static void Release(MemoryConnection c, Rule rule, IReadOnlyList<LedgerLine> ledger)
    {
        if (rule.WaitingSince is not { } since)
            return;
        var lastSaid = c.Evidence.ForRecord(rule.Id).Select(e => e.At).DefaultIfEmpty(rule.CreatedAt).Max();
        // A rule that can only be confirmed by more evidence keeps waiting.
        if (rule.Trigger.Origin is not null)
            return;
        if (SuggestionPolicy.IsConfirmed(since, c.Statements.SessionsSaying(rule.Id), lastSaid, ledger))
            c.Rules.Confirm(rule.Id);
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
                    || b.WaitingSince != r.WaitingSince
                    || b.Record.Scope != r.Record.Scope
                );
        var left = after.Select(a => a.Id).ToHashSet();
        var gone = removed.Concat(before.Values.Where(b => !left.Contains(b.Id))).DistinctBy(r => r.Id).ToList();
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
