using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>Rows of reflections and what they changed.</summary>
internal sealed class ReflectionStore(MemoryConnection c)
{
    private const string Columns = """
        r.id, r.at, r.outcome, r.active,
        coalesce(sum(h.action = 'merged'), 0) AS merged, coalesce(sum(h.action = 'superseded'), 0) AS superseded,
        coalesce(sum(h.action = 'archived'), 0) AS archived, coalesce(sum(h.action = 'purged'), 0) AS purged,
        coalesce(sum(h.action = 'promoted'), 0) AS promoted, coalesce(sum(h.action = 'suspended'), 0) AS suspended
        """;

    public long Add(DateTimeOffset at, int active, ReflectionOutcome outcome) =>
        (long)
            c.Scalar(
                "INSERT INTO reflection (at, active, outcome) VALUES ($at, $active, $outcome) RETURNING id",
                ("$at", at),
                ("$active", active),
                ("$outcome", outcome)
            )!;

    public void AddChange(long reflection, PlannedChange change) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO reflection_change (reflection, record, action, other, reason, before, after)
            VALUES ($reflection, $record, $action, $other, $reason, $before, $after)
            """,
            ("$reflection", reflection),
            ("$record", change.Record.Id),
            ("$action", change.Action),
            ("$other", change.Other),
            ("$reason", change.Reason),
            ("$before", change.Record.Status),
            ("$after", change.StatusAfter)
        );

    public List<ReflectionEntry> All(int limit, long? before = null) =>
        c.List(
            $"""
            SELECT {Columns}
            FROM reflection r LEFT JOIN reflection_change h ON h.reflection = r.id
            WHERE $before IS NULL OR r.id < $before GROUP BY r.id ORDER BY r.id DESC LIMIT $limit
            """,
            Read,
            ("$limit", limit),
            ("$before", before)
        );

    public ReflectionEntry? Find(long id) =>
        c.First(
            $"""
            SELECT {Columns}
            FROM reflection r LEFT JOIN reflection_change h ON h.reflection = r.id WHERE r.id = $id GROUP BY r.id
            """,
            Read,
            ("$id", id)
        );

    public List<ReflectionLine> Lines(long reflection) =>
        c.List(
            """
            SELECT h.record, h.action, h.other, h.reason, coalesce(r.text, '') AS text, h.before, h.after FROM reflection_change h LEFT
            JOIN record r ON r.id = h.record WHERE h.reflection = $id ORDER BY h.action, h.record
            """,
            r => new ReflectionLine(
                r.Long("record"),
                r.EnumValue<ReflectionAction>("action"),
                r.OptionalLong("other"),
                r.Text("reason"),
                r.Text("text"),
                r.EnumValue<RecordStatus>("before"),
                r.EnumValue<RecordStatus>("after")
            ),
            ("$id", reflection)
        );

    /// <summary>Changes that a person undid.</summary>
    public HashSet<UndoneChange> Undone() =>
        [
            .. c.List(
                "SELECT h.record, h.action FROM reflection_change h JOIN reflection r ON r.id = h.reflection WHERE r.outcome = 'undone'",
                r => new UndoneChange(r.Long("record"), r.EnumValue<ReflectionAction>("action"))
            ),
        ];

    public void SetUndone(long reflection, DateTimeOffset now) =>
        c.Execute("UPDATE reflection SET outcome = 'undone', undone = $now WHERE id = $id", ("$id", reflection), ("$now", now));

    /// <summary>Restores a record's former status; false if it changed since.</summary>
    public bool PutBack(ReflectionLine line, DateTimeOffset now)
    {
        if (!c.Records.RestoreStatus(line.Record, line.Before, line.After, now))
            return false;
        // Also removes the evidence copied to the record it was merged into.
        if (line is { Action: ReflectionAction.Merged, Other: { } other })
            c.Evidence.Retract(line.Record, other);
        return true;
    }

    private static ReflectionEntry Read(Row r) =>
        new(
            r.Long("id"),
            r.Time("at"),
            r.EnumValue<ReflectionOutcome>("outcome"),
            r.Int("active"),
            r.Int("merged"),
            r.Int("superseded"),
            r.Int("archived"),
            r.Int("purged"),
            r.Int("promoted"),
            r.Int("suspended")
        );
}
