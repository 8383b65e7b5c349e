using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>Rows of shared records, with the confirmed text's identity.</summary>
internal sealed class ShareStore(MemoryConnection c) : ISideTable
{
    public void Set(long record, string identity, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT INTO share (record, identity, at) VALUES ($record, $identity, $now)
            ON CONFLICT (record) DO UPDATE SET identity = excluded.identity, at = excluded.at
            """,
            ("$record", record),
            ("$identity", identity),
            ("$now", now)
        );

    public bool Remove(long record) => c.Execute("DELETE FROM share WHERE record = $record", ("$record", record)) > 0;

    public ShareMark? Find(long record) =>
        c.First("SELECT record, identity, at FROM share WHERE record = $record", Read, ("$record", record));

    public List<ShareMark> All() => c.List("SELECT record, identity, at FROM share ORDER BY at, record", Read);

    /// <summary>Not moved: the person confirmed another text.</summary>
    public void Move(long old, long successor, DateTimeOffset now) { }

    public void Erase(long record) => Remove(record);

    private static ShareMark Read(Row r) => new(r.Long("record"), r.Text("identity"), r.Time("at"));

    /// <summary>True if a person rejected the rule, so that it must not be shared.</summary>
    public bool IsRefused(long record) =>
        c.Scalar("SELECT 1 FROM rule WHERE record = $record AND person IN ('retired', 'suspended')", ("$record", record)) is not null;
}
