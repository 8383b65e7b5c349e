using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>
/// What holds of what, and when: facts as subject, predicate and object that replace each other in time and are never overwritten.
/// </summary>
public sealed class TemporalFacts(Database database, TimeProvider time)
{
    private const int MostFacts = 10_000;

    /// <summary>
    /// Adds a fact. The same statement, still open, is confirmed; another object of the same subject and predicate ends where the new one
    /// begins. Null when a person removed this statement before.
    /// </summary>
    /// <returns>The fact, the ones it ended, and whether it is new.</returns>
    /// <exception cref="ArgumentException">It would end before it begins.</exception>
    public (TemporalFact Fact, IReadOnlyList<TemporalFact> Ended, bool IsNew)? Add(ProjectIdentity project, TemporalDraft draft)
    {
        var now = time.GetUtcNow();
        var (subject, predicate, value) = (
            Redactor.Redact(draft.Subject.Trim()),
            Redactor.Redact(draft.Predicate.Trim()),
            Redactor.Redact(draft.Value.Trim())
        );
        return database.Write<(TemporalFact, IReadOnlyList<TemporalFact>, bool)?>(c =>
        {
            ProjectStore.Touch(c, project, now);
            var alike = TemporalStore
                .All(c, project.Id, subject, predicate, null, MostFacts)
                .Where(f => c.Records.Find(f.Record) is { } r && r.Project == project.Id)
                .ToList();
            var same = alike.FirstOrDefault(f =>
                f.ValidTo is null
                && f.Value.Equals(value, StringComparison.OrdinalIgnoreCase)
                && (draft.ValidFrom is null || f.ValidFrom <= draft.ValidFrom)
                && c.Records.Find(f.Record)!.Status == RecordStatus.Active
            );
            var from = draft.ValidFrom ?? (draft.ValidTo is not null && same is not null ? same.ValidFrom : now);
            if (draft.ValidTo <= from)
                throw new ArgumentException("A fact must end after it begins.", nameof(draft));
            if (same is not null && (draft.ValidTo is null || same.ValidFrom == from))
            {
                c.Records.Confirm(same.Record, 3, draft.Confidence, now, now);
                if (draft.ValidTo is not { } end)
                    return (same, [], false);
                TemporalStore.End(c, same.Record, end);
                if (end <= now)
                    c.Records.SetStatus(same.Record, RecordStatus.Archived, now);
                return (same with { ValidTo = end }, [], false);
            }
            var words = TemporalFact.TextOf(subject, predicate, value);
            var record = WritePath
                .Write(
                    c,
                    project.Id,
                    new Draft
                    {
                        Type = RecordType.Fact,
                        Kind = FactKinds.Fact,
                        Text = words,
                        Context = draft.Context,
                        Confidence = draft.Confidence,
                        Origin = Origin.Assistant,
                        Source = RecordSource.Saved,
                        Identity = TemporalFact.IdentityOf(subject, predicate, value, from),
                        StandsAlone = true,
                        Evidence = [Evidence.OfCall(draft.Session, words, now)],
                    },
                    now
                )
                .Id;
            if (record == 0)
                return null;
            // A fact told late takes its place in time: it ends where the next one had begun.
            var next = draft.EndsPrevious ? alike.FirstOrDefault(f => f.ValidFrom > from) : null;
            var until = draft.ValidTo ?? next?.ValidFrom;
            var fact = new TemporalFact(record, subject, predicate, value, from, until, now, draft.Confidence);
            TemporalStore.Insert(c, fact);
            var ended = draft.EndsPrevious
                ? alike
                    .Where(f =>
                        f.ValidFrom <= from
                        && (f.ValidTo is null || f.ValidTo > from)
                        && !f.Value.Equals(value, StringComparison.OrdinalIgnoreCase)
                    )
                    .ToList()
                : [];
            foreach (var old in ended)
            {
                TemporalStore.End(c, old.Record, from);
                if (from <= now)
                    c.Records.Supersede(old.Record, record, now);
            }
            // What no longer holds is history, not knowledge.
            if (until <= now && next is not null)
                c.Records.Supersede(record, next.Record, now);
            else if (until <= now)
                c.Records.SetStatus(record, RecordStatus.Archived, now);
            return (fact, ended, true);
        });
    }

    /// <summary>What held at a time, the latest first.</summary>
    public IReadOnlyList<TemporalFact> At(DateTimeOffset at, string? project, string? subject, string? predicate, string? value, int limit)
    {
        using var c = database.Open();
        return
        [
            .. TemporalStore
                .All(c, project, subject, predicate, value, MostFacts)
                .Where(f => f.HoldsAt(at))
                .OrderByDescending(f => f.ValidFrom)
                .ThenByDescending(f => f.Record)
                .Take(limit),
        ];
    }

    /// <summary>All that was ever said of a subject, in the order in which it held.</summary>
    public IReadOnlyList<TemporalFact> Timeline(string? project, string? subject, string? predicate, int limit)
    {
        using var c = database.Open();
        return TemporalStore.All(c, project, subject, predicate, null, limit);
    }
}
