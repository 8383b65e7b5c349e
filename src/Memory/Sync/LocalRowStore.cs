using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>Reads local rows for comparing.</summary>
internal sealed class LocalRowStore(MemoryConnection c)
{
    public RecordHead? Record(long id) =>
        c.First(
            """
            SELECT id, type, identity, project, scope = 'global' AS is_global, coalesce(branch, '') AS branch, status, source,
            type = 'note' AND origin = 'file' AS is_document, superseded_by, created, updated FROM record WHERE id = $id
            """,
            r => new RecordHead(
                r.Long("id"),
                r.Text("type"),
                r.Text("identity"),
                r.Text("project"),
                r.Flag("is_global"),
                r.Text("branch"),
                r.EnumValue<RecordStatus>("status"),
                r.Text("source"),
                r.Flag("is_document"),
                r.OptionalLong("superseded_by"),
                r.Time("created"),
                r.Time("updated")
            ),
            ("$id", id)
        );

    /// <summary>A session without its folder, which has no meaning elsewhere.</summary>
    public OneValue? Session(string id) =>
        c.First(
            """
            SELECT id AS identity, project,
                json_object('id', id, 'client', client, 'branch', branch, 'started', started, 'ended', ended, 'fork',
            forked_from) AS value, ended AS at FROM session WHERE id = $id
            """,
            ReadOne,
            ("$id", id)
        );

    public OneValue? Tombstone(long id) =>
        c.First(
            """
            SELECT type || char(10) || identity AS identity, project,
                json_object('type', type, 'identity', identity, 'words', text, 'reason', reason,
            'created', created) AS value, created AS at FROM tombstone WHERE id = $id
            """,
            ReadOne,
            ("$id", id)
        );

    private static OneValue ReadOne(Row r) => new(r.Text("identity"), r.OptionalText("project"), r.Text("value"), r.Time("at"));
}
