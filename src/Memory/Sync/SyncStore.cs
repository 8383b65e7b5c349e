using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>Rows of the known states of items, and of changed rows.</summary>
internal sealed class SyncStore(MemoryConnection c)
{
    /// <summary>Name of the note with this machine's name in stamps, set while joined to a hub. Triggers check it.</summary>
    public const string Joined = "hub";

    private const string Columns = "item, kind, CAST(local AS TEXT) AS local, project, place, source";

    public string? Machine() => c.Markers.Read(Joined);

    public void Join(string machine)
    {
        c.Markers.Write(Joined, machine);
        c.Execute(
            """
            INSERT OR IGNORE INTO sync_change (kind, local) SELECT 'record', id FROM record;
            INSERT OR IGNORE INTO sync_change (kind, local) SELECT 'session', id FROM session;
            INSERT OR IGNORE INTO sync_change (kind, local) SELECT 'tombstone', id FROM tombstone;
            """
        );
    }

    /// <summary>Forgets the hub; received records stay.</summary>
    public void Leave()
    {
        c.Markers.Remove(Joined);
        c.Execute("DELETE FROM sync_cell; DELETE FROM sync_item; DELETE FROM sync_change; DELETE FROM sync_link; DELETE FROM sync_cursor;");
    }

    public List<string> Changed(string kind, int most) =>
        c.List(
            "SELECT CAST(local AS TEXT) AS local FROM sync_change WHERE kind = $kind ORDER BY local LIMIT $most",
            r => r.Text("local"),
            ("$kind", kind),
            ("$most", most)
        );

    public void MarkChanged(string kind, object local) =>
        c.Execute("INSERT OR IGNORE INTO sync_change (kind, local) VALUES ($kind, $local)", ("$kind", kind), ("$local", local));

    public void MarkSeen(string kind, object local) =>
        c.Execute("DELETE FROM sync_change WHERE kind = $kind AND local = $local", ("$kind", kind), ("$local", local));

    public SyncItem? FindLocal(string kind, object local) =>
        c.First($"SELECT {Columns} FROM sync_item WHERE kind = $kind AND local = $local", Read, ("$kind", kind), ("$local", local));

    public SyncItem? Find(string item) => c.First($"SELECT {Columns} FROM sync_item WHERE item = $item", Read, ("$item", item));

    public KnownItem Known(string item) =>
        new(
            Stamp.Parse((string?)c.Scalar("SELECT ended FROM sync_item WHERE item = $item", ("$item", item))),
            c.List(
                    "SELECT field, stamp, digest FROM sync_cell WHERE item = $item",
                    r => new KnownCell(r.Text("field"), Stamp.Parse(r.Text("stamp"))!.Value, r.Text("digest")),
                    ("$item", item)
                )
                .ToDictionary(k => k.Field, StringComparer.Ordinal)
        );

    public void Add(SyncItem item, object? local) =>
        c.Execute(
            """
            INSERT INTO sync_item (item, kind, local, project, place, source) VALUES ($item, $kind, $local, $project, $place, $source)
            ON CONFLICT (item) DO UPDATE SET local = excluded.local, source = excluded.source
            """,
            ("$item", item.Item),
            ("$kind", item.Kind),
            ("$local", local),
            ("$project", item.Project),
            ("$place", item.Place),
            ("$source", item.Source)
        );

    /// <summary>Marks that the item no longer has a local row.</summary>
    public void Detach(string item) => c.Execute("UPDATE sync_item SET local = NULL WHERE item = $item", ("$item", item));

    /// <summary>Stores a field's stamp and digest.</summary>
    public void Learn(string item, string field, Stamp stamp, string? value, bool isSent) =>
        c.Execute(
            "INSERT OR REPLACE INTO sync_cell (item, field, stamp, digest, sent) VALUES ($item, $field, $stamp, $digest, $sent)",
            ("$item", item),
            ("$field", field),
            ("$stamp", stamp.ToString()),
            ("$digest", KnownCell.DigestOf(value)),
            ("$sent", isSent ? 1 : 0)
        );

    /// <summary>Ends an item on all machines; only its end is known from now on.</summary>
    /// <param name="keepsRow">A forgotten record's row stays, without text.</param>
    public void End(string item, Stamp stamp, string reason, bool keepsRow, bool isSent)
    {
        c.Execute(
            """
            DELETE FROM sync_cell WHERE item = $item; DELETE FROM sync_link WHERE item = $item OR target = $item;
            UPDATE sync_item SET ended = $stamp, local = CASE $keeps WHEN 1 THEN local END, source = $reason WHERE item = $item;
            """,
            ("$item", item),
            ("$stamp", stamp.ToString()),
            ("$reason", reason),
            ("$keeps", keepsRow ? 1 : 0)
        );
        Learn(item, Cell.End, stamp, reason, isSent);
    }

    /// <param name="held">Projects held back.</param>
    public List<UnsentCell> Unsent(int most, IEnumerable<string> held) =>
        c.List(
            """
            SELECT i.item, i.kind, CAST(i.local AS TEXT) AS local, i.project, i.place, i.source, x.field, x.stamp, x.digest FROM sync_cell x
            JOIN sync_item i ON i.item = x.item WHERE x.sent = 0 AND i.project NOT IN (SELECT value FROM json_each($held))
            ORDER BY i.kind DESC, i.local, x.item LIMIT $most
            """,
            r => new UnsentCell(Read(r), r.Text("field"), Stamp.Parse(r.Text("stamp"))!.Value, r.Text("digest")),
            ("$most", most),
            // Digests need no escaping.
            ("$held", $"[{string.Join(',', held.Select(k => $"\"{k}\""))}]")
        );

    public long CountUnsent() =>
        (long)c.Scalar("SELECT (SELECT count(*) FROM sync_cell WHERE sent = 0) + (SELECT count(*) FROM sync_change)")!;

    /// <summary>Names of the projects without a remote that have records, latest first.</summary>
    public List<string> Unshared() =>
        c.List(
            """
            SELECT name FROM project p WHERE coalesce(remote, '') = '' AND id <> $nowhere AND EXISTS (SELECT 1 FROM record r
            WHERE r.project = p.id AND r.status = 'active') ORDER BY last_seen DESC, id
            """,
            r => r.Text("name"),
            ("$nowhere", Projects.ProjectStore.Nowhere.Id)
        );

    public void MarkSent(string item, string field, Stamp stamp) =>
        c.Execute(
            "UPDATE sync_cell SET sent = 1 WHERE item = $item AND field = $field AND stamp = $stamp",
            ("$item", item),
            ("$field", field),
            ("$stamp", stamp.ToString())
        );

    public bool HasLinks(string item) => c.Scalar("SELECT 1 FROM sync_link WHERE item = $item LIMIT 1", ("$item", item)) is not null;

    /// <summary>Resolves references whose targets have arrived.</summary>
    public void FollowLinks() =>
        c.Execute(
            $"""
            INSERT OR IGNORE INTO rule_source (rule, record) SELECT a.local, b.local FROM sync_link l JOIN sync_item a ON a.item = l.item
                JOIN sync_item b ON b.item = l.target JOIN rule u ON u.record = a.local
                WHERE l.field LIKE '{RecordFieldStore.Sources}:%' AND b.local IS NOT NULL;
            UPDATE record SET superseded_by = (SELECT b.local FROM sync_link l JOIN sync_item a ON a.item = l.item
                JOIN sync_item b ON b.item = l.target WHERE a.kind = 'record' AND a.local = record.id
                AND l.field = '{RecordFieldStore.Standing}')
                WHERE superseded_by IS NULL AND status IN ('superseded', 'merged') AND id IN (SELECT a.local FROM sync_link l
                JOIN sync_item a ON a.item = l.item JOIN sync_item b ON b.item = l.target WHERE a.kind = 'record'
                AND b.local IS NOT NULL AND l.field = '{RecordFieldStore.Standing}');
            DELETE FROM sync_link WHERE target IN (SELECT item FROM sync_item WHERE local IS NOT NULL);
            """
        );

    /// <summary>True if the project was admitted and is read.</summary>
    public bool IsRead(string vault, string project) =>
        c.Scalar("SELECT 1 FROM sync_cursor WHERE vault = $vault AND project = $project", ("$vault", vault), ("$project", project))
            is not null;

    public long Cursor(string vault, string project) =>
        (long?)
            c.Scalar(
                "SELECT sequence FROM sync_cursor WHERE vault = $vault AND project = $project",
                ("$vault", vault),
                ("$project", project)
            )
        ?? 0;

    public void SetCursor(string vault, string project, long sequence) =>
        c.Execute(
            "INSERT OR REPLACE INTO sync_cursor (vault, project, sequence) VALUES ($vault, $project, $sequence)",
            ("$vault", vault),
            ("$project", project),
            ("$sequence", sequence)
        );

    private static SyncItem Read(Row r) =>
        new(r.Text("item"), r.Text("kind"), r.OptionalText("local"), r.Text("project"), r.Text("place"), r.Text("source"));
}
