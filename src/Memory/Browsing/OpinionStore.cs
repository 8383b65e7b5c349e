using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Rows of opinions.</summary>
internal sealed class OpinionStore(MemoryConnection c)
{
    private const string Select =
        "SELECT id, record, word, at, status, source, scope, person, by_agent, waits, successor, undone FROM opinion";

    public long Add(long record, OpinionKind word, FormerState before, long? successor, DateTimeOffset now) =>
        (long)
            c.Scalar(
                """
                INSERT INTO opinion (record, word, at, status, source, scope, person, by_agent, waits, successor)
                VALUES ($record, $word, $now, $status, $source, $scope, $person, $agent, $waits, $successor) RETURNING id
                """,
                ("$record", record),
                ("$word", word),
                ("$now", now),
                ("$status", before.Status),
                ("$source", before.Source),
                ("$scope", before.Scope),
                ("$person", before.Decision?.Choice),
                ("$agent", before.Decision?.ByAgent == true),
                ("$waits", before.Waits),
                ("$successor", successor)
            )!;

    public Opinion? Find(long id) => c.First($"{Select} WHERE id = $id", Read, ("$id", id));

    /// <summary>The latest opinion on a record, or the one that created it, unless undone.</summary>
    public Opinion? Latest(long record) =>
        c.First(
            $"{Select} WHERE id = (SELECT max(id) FROM opinion WHERE record = $record OR successor = $record) AND undone IS NULL",
            Read,
            ("$record", record)
        );

    /// <summary>Records judged wrong before a time whose text still exists.</summary>
    public List<long> Wrong(DateTimeOffset before) =>
        c.List(
            """
            SELECT DISTINCT o.record FROM opinion o JOIN record r ON r.id = o.record WHERE o.word = 'wrong' AND o.undone IS NULL
            AND o.at <= $before AND r.status NOT IN ('deleted', 'purged')
            """,
            r => r.Long("record"),
            ("$before", before)
        );

    public void SetUndone(long id, DateTimeOffset now) =>
        c.Execute("UPDATE opinion SET undone = $now WHERE id = $id", ("$id", id), ("$now", now));

    private static Opinion Read(Row r) =>
        new(
            r.Long("id"),
            r.Long("record"),
            r.EnumValue<OpinionKind>("word"),
            r.Time("at"),
            new FormerState(
                r.EnumValue<RecordStatus>("status"),
                r.EnumValue<RecordSource>("source"),
                r.EnumValue<Scope>("scope"),
                Rules.RuleStore.ReadDecision(r),
                r.OptionalTime("waits")
            ),
            r.OptionalLong("successor"),
            r.OptionalTime("undone") is not null
        );
}
