using System.Runtime.InteropServices;
using SQLitePCL;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>Receives a stored vector; the data are only valid during the call.</summary>
internal delegate void TakeVector(long record, int window, ReadOnlySpan<byte> data);

/// <summary>Rows of vectors and versions.</summary>
internal sealed class VectorStore(MemoryConnection c)
{
    private const string IndexedColumns = """
        id, project, scope = 'global' AS is_global, status = 'active' AS is_active, type, kind, branch, created, confirmed,
        length(text) AS length
        """;

    // The encoded text of a record.
    private const string Words = "r.text || coalesce(' → ' || r.fix, '')";

    public EmbeddingVersion? Find(string name) =>
        c.First(
            "SELECT id, name, dimensions, prior FROM embedding_version WHERE name = $name",
            r => new EmbeddingVersion(
                r.Long("id"),
                r.Text("name"),
                r.Int("dimensions"),
                MemoryMarshal.Cast<byte, float>(r.Bytes("prior")).ToArray()
            ),
            ("$name", name)
        );

    public void Add(string name, float[] prior) =>
        c.Execute(
            "INSERT OR IGNORE INTO embedding_version (name, dimensions, prior) VALUES ($name, $dimensions, $prior)",
            ("$name", name),
            ("$dimensions", prior.Length),
            ("$prior", MemoryMarshal.AsBytes<float>(prior).ToArray())
        );

    /// <summary>Records that have no vector of this version yet, the newest first.</summary>
    public List<RecordWords> Missing(long version, int limit) =>
        c.List(
            $"""
            SELECT r.id, {Words} AS words FROM record r
            WHERE r.status = 'active' AND r.text <> ''
            AND NOT EXISTS (SELECT 1 FROM vector v WHERE v.record = r.id AND v.version = $version) ORDER BY r.id DESC LIMIT $limit
            """,
            r => new RecordWords(r.Long("id"), r.Text("words")),
            ("$version", version),
            ("$limit", limit)
        );

    /// <summary>Saves a record's windows, unless its text changed while it was encoded.</summary>
    public void Save(long record, string text, long version, IReadOnlyList<byte[]> windows)
    {
        if ((string?)c.Scalar($"SELECT {Words} FROM record r WHERE r.id = $record", ("$record", record)) != text)
            return;
        for (var w = 0; w < windows.Count; w++)
            c.Execute(
                "INSERT INTO vector (record, version, window, data) VALUES ($record, $version, $window, $data)",
                ("$record", record),
                ("$version", version),
                ("$window", w),
                ("$data", windows[w])
            );
    }

    /// <summary>Removes the vectors of every other version.</summary>
    public void RemoveOthers(long version)
    {
        c.Execute("DELETE FROM vector WHERE version <> $version", ("$version", version));
        c.Execute("DELETE FROM embedding_version WHERE id <> $version", ("$version", version));
    }

    public long Count(long version) =>
        (long)c.Scalar("SELECT count(DISTINCT record) FROM vector WHERE version = $version", ("$version", version))!;

    /// <summary>All versions, with their number of records.</summary>
    public List<VersionSize> Versions() =>
        c.List(
            """
            SELECT name,
                (SELECT count(DISTINCT v.record) FROM vector v JOIN record r ON r.id = v.record WHERE v.version = e.id
            AND r.status = 'active') AS records FROM embedding_version e
            """,
            r => new VersionSize(r.Text("name"), r.Long("records"))
        );

    // The plus keeps SQLite from using the index on status, which would fetch every row separately.
    public long Active() => (long)c.Scalar("SELECT count(*) FROM record WHERE +status = 'active' AND text <> ''")!;

    public long MaxSequence() => (long)c.Scalar("SELECT coalesce(max(seq), 0) FROM vector")!;

    /// <summary>Vectors after a sequence number, in order: record, window, data.</summary>
    public void Read(long version, long after, TakeVector take)
    {
        using var command = c.Command(
            "SELECT record, window, data FROM vector WHERE version = $version AND seq > $after ORDER BY seq",
            [("$version", version), ("$after", after)]
        );
        using var reader = command.ExecuteReader();
        var (record, window, data) = (reader.GetOrdinal("record"), reader.GetOrdinal("window"), reader.GetOrdinal("data"));
        // Directly from SQLite's page: copying a hundred thousand arrays would only produce garbage.
        while (reader.Read())
            take(reader.GetInt64(record), reader.GetInt32(window), raw.sqlite3_column_blob(reader.Handle, data));
    }

    /// <summary>One record.</summary>
    public IndexedRecord? ReadRecord(long id) => c.First($"SELECT {IndexedColumns} FROM record WHERE id = $id", Indexed, ("$id", id));

    /// <summary>Records written at or after a time (Unix milliseconds), in the order in which they were first written.</summary>
    public void ReadRecords(long since, Action<IndexedRecord> take) =>
        c.Each($"SELECT {IndexedColumns} FROM record WHERE updated >= $since ORDER BY id", r => take(Indexed(r)), ("$since", since));

    public long Total(long version) => (long)c.Scalar("SELECT count(*) FROM vector WHERE version = $version", ("$version", version))!;

    /// <summary>When any record was last written, in Unix milliseconds.</summary>
    public long NewestUpdate() => (long)c.Scalar("SELECT coalesce(max(updated), 0) FROM record")!;

    // Interned: there are few projects, kinds and branches.
    private static IndexedRecord Indexed(Row r) =>
        new(
            r.Long("id"),
            string.Intern(r.Text("project")),
            r.Flag("is_global"),
            r.Flag("is_active"),
            r.EnumValue<RecordType>("type"),
            string.Intern(r.Text("kind")),
            r.OptionalText("branch") is { } branch ? string.Intern(branch) : null,
            r.Long("created"),
            r.Long("confirmed"),
            r.Int("length")
        );
}
