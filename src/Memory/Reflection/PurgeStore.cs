using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>Delays the removal of a record's text: it must be planned on two days, and is set aside for thirty days.</summary>
internal sealed class PurgeStore(MemoryConnection c)
{
    /// <summary>Chosen: within a month a wrong clock or a wrong reflection is noticed.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The plan with only those purges that were also planned on an earlier day; the others are recorded.</summary>
    public IReadOnlyList<PlannedChange> ConfirmedPurges(IReadOnlyList<PlannedChange> plan, DateTimeOffset now)
    {
        var looked = c.List("SELECT record, at FROM purge_look", r => (Record: r.Long("record"), At: r.Time("at")))
            .ToDictionary(l => l.Record, l => l.At);
        var planned = plan.Where(p => p.Action == ReflectionAction.Purged).Select(p => p.Record.Id).ToHashSet();
        // A record that is no longer due (it was used, or the clock was wrong) starts over.
        c.Execute("DELETE FROM purge_look WHERE record NOT IN (SELECT value FROM json_each($ids))", ("$ids", Sql.Ids(planned)));
        var confirmed = planned
            .Where(id => looked.TryGetValue(id, out var at) && at <= now && at.UtcDateTime.Date < now.UtcDateTime.Date)
            .ToHashSet();
        foreach (var id in planned.Where(id => !looked.TryGetValue(id, out var at) || at > now))
            c.Execute("INSERT OR REPLACE INTO purge_look (record, at) VALUES ($id, $now)", ("$id", id), ("$now", now));
        return [.. plan.Where(p => p.Action != ReflectionAction.Purged || confirmed.Contains(p.Record.Id))];
    }

    /// <summary>Copies a record's text and evidence before they are removed.</summary>
    public void SetAside(long record, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO purged_record (record, at, text, statement_length, context, tags, terms, signature, fix, norm, deeds)
                SELECT id, $now, text, statement_length, context, tags, terms, signature, fix, norm, deeds FROM record WHERE id = $id;
            INSERT INTO purged_evidence (record, role, session, file, line, origin, quote, at, answers)
                SELECT record, role, session, file, line, origin, quote, at, answers FROM evidence WHERE record = $id;
            """,
            ("$id", record),
            ("$now", now)
        );

    public bool Has(long record) => c.Scalar("SELECT 1 FROM purged_record WHERE record = $id", ("$id", record)) is not null;

    /// <summary>Restores the text; true if there was one.</summary>
    public bool Restore(long record)
    {
        c.Removals.RestorePurged(record);
        c.Execute("DELETE FROM purge_look WHERE record = $id", ("$id", record));
        return true;
    }

    /// <summary>Deletes what was set aside before a time, or by a clock that was ahead by more than the retention time.</summary>
    public void Erase(DateTimeOffset before) =>
        c.Execute(
            """
            DELETE FROM purged_evidence WHERE record IN (SELECT record FROM purged_record WHERE at < $before);
            DELETE FROM purged_record WHERE at < $before;
            """,
            ("$before", before)
        );
}
