using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>A record as far as it decides whether and as what it travels.</summary>
internal sealed record RecordHead(
    long Id,
    string Type,
    string Identity,
    string Project,
    bool IsGlobal,
    string Branch,
    RecordStatus Status,
    string Source,
    bool IsOfFile,
    long? Successor,
    DateTimeOffset Created,
    DateTimeOffset Updated
);

/// <summary>A session or a tombstone: one value, and what makes it itself.</summary>
/// <param name="Project">Null: everywhere.</param>
internal sealed record OneValue(string Identity, string? Project, string Value, DateTimeOffset At);

/// <summary>Rows of this machine, as they are looked at for what changed.</summary>
internal static class LocalRowStore
{
    public static RecordHead? Record(SqliteConnection c, long id) =>
        c.First(
            """
            SELECT id, type, identity, project, scope = 'global', coalesce(branch, ''), status, source, type = 'note' AND origin = 'file',
            superseded_by, created, updated FROM record WHERE id = $id
            """,
            r => new RecordHead(
                r.GetInt64(0),
                r.GetString(1),
                r.GetString(2),
                r.GetString(3),
                r.GetInt32(4) != 0,
                r.GetString(5),
                Enum.Parse<RecordStatus>(r.GetString(6), true),
                r.GetString(7),
                r.GetInt32(8) != 0,
                r.IsDBNull(9) ? null : r.GetInt64(9),
                r.Time(10),
                r.Time(11)
            ),
            ("$id", id)
        );

    /// <summary>A session without its folder, which means nothing elsewhere.</summary>
    public static OneValue? Session(SqliteConnection c, string id) =>
        c.First(
            """
            SELECT id, project, json_object('id', id, 'client', client, 'branch', branch, 'started', started, 'ended', ended, 'fork',
            forked_from), ended FROM session WHERE id = $id
            """,
            ReadOne,
            ("$id", id)
        );

    public static OneValue? Tombstone(SqliteConnection c, long id) =>
        c.First(
            """
            SELECT type || char(10) || identity, project, json_object('type', type, 'identity', identity, 'words', text, 'reason', reason,
            'created', created), created FROM tombstone WHERE id = $id
            """,
            ReadOne,
            ("$id", id)
        );

    private static OneValue ReadOne(SqliteDataReader r) => new(r.GetString(0), r.Text(1), r.GetString(2), r.Time(3));
}
