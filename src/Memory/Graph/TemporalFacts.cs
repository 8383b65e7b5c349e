using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>
/// Facts with a validity period, as subject, predicate and object. They replace each other over time and are never overwritten.
/// </summary>
public sealed class TemporalFacts(Database database, TimeProvider time)
{
    private const int MostFacts = 10_000; // chosen: far above a real memory

    /// <summary>
    /// Adds a fact. The same statement, if still valid, is confirmed; another object of the same subject and predicate ends where the new
    /// one starts. Null if a person removed this statement before.
    /// </summary>
    /// <exception cref="ArgumentException">It would end before it starts.</exception>
    public AddedFact? Add(ProjectIdentity project, TemporalDraft draft)
    {
        var now = time.GetUtcNow();
        var d = draft with
        {
            Subject = Redactor.Redact(draft.Subject.Trim()),
            Predicate = Redactor.Redact(draft.Predicate.Trim()),
            Value = Redactor.Redact(draft.Value.Trim()),
        };
        return database.Write(c =>
        {
            c.Projects.Touch(project, now);
            var alike = c
                .Validity.All(project.Id, d.Subject, d.Predicate, null, MostFacts)
                .Where(f => c.Records.Find(f.Record) is { } r && r.Project == project.Id)
                .ToList();
            var same = alike.FirstOrDefault(f => IsSame(c, f, d));
            var from = d.ValidFrom ?? (d.ValidTo is not null && same is not null ? same.ValidFrom : now);
            if (d.ValidTo <= from)
                throw new ArgumentException("A fact must end after it begins.", nameof(draft));
            return same is not null && (d.ValidTo is null || same.ValidFrom == from)
                ? Confirm(c, same, d, now)
                : Insert(c, project, d, from, alike, now);
        });
    }

    // The same statement, still valid and active.
    private static bool IsSame(MemoryConnection c, TemporalFact known, TemporalDraft d) =>
        known.ValidTo is null
        && known.Value.Equals(d.Value, StringComparison.OrdinalIgnoreCase)
        && (d.ValidFrom is null || known.ValidFrom <= d.ValidFrom)
        && c.Records.Find(known.Record)!.Status == RecordStatus.Active;

    private static AddedFact Confirm(MemoryConnection c, TemporalFact same, TemporalDraft d, DateTimeOffset now)
    {
        c.Records.Confirm(same.Record, 3, d.Confidence, now, now);
        if (d.ValidTo is not { } end)
            return new(same, [], IsNew: false);
        c.Validity.End(same.Record, end);
        if (end <= now)
            c.Records.SetStatus(same.Record, RecordStatus.Archived, now);
        return new(same with { ValidTo = end }, [], IsNew: false);
    }

    private static AddedFact? Insert(
        MemoryConnection c,
        ProjectIdentity project,
        TemporalDraft d,
        DateTimeOffset from,
        List<TemporalFact> alike,
        DateTimeOffset now
    )
    {
        var record = WritePath.Write(c, project.Id, CleanDraft.Prepare(ToDraft(d, from, now), now), now).Id;
        if (record == 0)
            return null;
        // A fact added late ends where the next one had started.
        var next = d.EndsPrevious ? alike.FirstOrDefault(f => f.ValidFrom > from) : null;
        var until = d.ValidTo ?? next?.ValidFrom;
        var fact = new TemporalFact(record, d.Subject, d.Predicate, d.Value, from, until, now, d.Confidence);
        c.Validity.Insert(fact);
        var ended = d.EndsPrevious ? alike.Where(f => IsEndedBy(fact, f)).ToList() : [];
        foreach (var old in ended)
        {
            c.Validity.End(old.Record, from);
            if (from <= now)
                c.Records.Supersede(old.Record, record, now);
        }
        // A fact that has ended is history: its record is superseded.
        if (until <= now && next is not null)
            c.Records.Supersede(record, next.Record, now);
        else if (until <= now)
            c.Records.SetStatus(record, RecordStatus.Archived, now);
        return new(fact, ended, IsNew: true);
    }

    private static bool IsEndedBy(TemporalFact fact, TemporalFact old) =>
        old.ValidFrom <= fact.ValidFrom
        && (old.ValidTo is null || old.ValidTo > fact.ValidFrom)
        && !old.Value.Equals(fact.Value, StringComparison.OrdinalIgnoreCase);

    private static Draft ToDraft(TemporalDraft d, DateTimeOffset from, DateTimeOffset now)
    {
        var words = TemporalFact.TextOf(d.Subject, d.Predicate, d.Value);
        return new()
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Fact,
            Text = words,
            Context = d.Context,
            Confidence = d.Confidence,
            Origin = Origin.Assistant,
            Source = RecordSource.Saved,
            Identity = TemporalFact.IdentityOf(d.Subject, d.Predicate, d.Value, from),
            StandsAlone = true,
            Evidence = [Evidence.FromCall(d.Session, words, now)],
        };
    }

    /// <summary>Facts valid at a time, the latest first.</summary>
    public IReadOnlyList<TemporalFact> At(DateTimeOffset at, string? project, string? subject, string? predicate, string? value, int limit)
    {
        using var c = database.Open();
        return
        [
            .. c
                .Validity.All(project, subject, predicate, value, MostFacts)
                .Where(f => f.HoldsAt(at))
                .OrderByDescending(f => f.ValidFrom)
                .ThenByDescending(f => f.Record)
                .Take(limit),
        ];
    }

    /// <summary>All facts about a subject, in order of validity.</summary>
    public IReadOnlyList<TemporalFact> Timeline(string? project, string? subject, string? predicate, int limit)
    {
        using var c = database.Open();
        return c.Validity.All(project, subject, predicate, null, limit);
    }
}
