using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>What stands between a record and the removal of its words: a second look on another day, and thirty days aside.</summary>
internal static class PurgeStore
{
    /// <summary>Chosen: a month in which a wrong clock or a wrong night is noticed.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The plan with only those purges that an earlier day planned as well; the others are noted for the next day.</summary>
    public static IReadOnlyList<PlannedChange> ConfirmedPurges(MemoryConnection c, IReadOnlyList<PlannedChange> plan, DateTimeOffset now)
    {
        var looked = c.List("SELECT record, at FROM purge_look", r => (Record: r.Long("record"), At: r.Time("at")))
            .ToDictionary(l => l.Record, l => l.At);
        var planned = plan.Where(p => p.Action == ReflectionAction.Purged).Select(p => p.Record.Id).ToHashSet();
        // Who is not to be purged any more (used, or the clock was wrong) begins anew.
        c.Execute("DELETE FROM purge_look WHERE record NOT IN (SELECT value FROM json_each($ids))", ("$ids", Sql.Ids(planned)));
        var confirmed = planned
            .Where(id => looked.TryGetValue(id, out var at) && at <= now && at.UtcDateTime.Date < now.UtcDateTime.Date)
            .ToHashSet();
        foreach (var id in planned.Where(id => !looked.TryGetValue(id, out var at) || at > now))
            c.Execute("INSERT OR REPLACE INTO purge_look (record, at) VALUES ($id, $now)", ("$id", id), ("$now", now));
        return [.. plan.Where(p => p.Action != ReflectionAction.Purged || confirmed.Contains(p.Record.Id))];
    }

    /// <summary>Keeps a record's words and evidence before they are removed from where they are read.</summary>
    public static void SetAside(MemoryConnection c, long record, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO purged_record (record, at, text, context, tags, terms, signature, fix, norm, deeds)
                SELECT id, $now, text, context, tags, terms, signature, fix, norm, deeds FROM record WHERE id = $id;
            INSERT INTO purged_evidence (record, role, session, file, line, origin, quote, at, answers)
                SELECT record, role, session, file, line, origin, quote, at, answers FROM evidence WHERE record = $id;
            """,
            ("$id", record),
            ("$now", now)
        );

    public static bool Has(MemoryConnection c, long record) =>
        c.Scalar("SELECT 1 FROM purged_record WHERE record = $id", ("$id", record)) is not null;

    /// <summary>Brings the words back; true.</summary>
    public static bool Restore(MemoryConnection c, long record)
    {
        c.Removals.RestorePurged(record);
        c.Execute("DELETE FROM purge_look WHERE record = $id", ("$id", record));
        return true;
    }

    /// <summary>Removes for good what was set aside before a time, or by a clock that was ahead for longer than it is kept.</summary>
    public static void Erase(MemoryConnection c, DateTimeOffset before) =>
        c.Execute(
            """
            DELETE FROM purged_evidence WHERE record IN (SELECT record FROM purged_record WHERE at < $before);
            DELETE FROM purged_record WHERE at < $before;
            """,
            ("$before", before)
        );
}
