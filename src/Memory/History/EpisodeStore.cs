using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Rows of the ratings of episodes.</summary>
internal sealed class EpisodeStore(MemoryConnection c) : ISideTable
{
    public void Save(long record, double impact, int frustration) =>
        c.Execute(
            "INSERT OR REPLACE INTO episode (record, impact, frustration) VALUES ($record, $impact, $frustration)",
            ("$record", record),
            ("$impact", impact),
            ("$frustration", frustration)
        );

    public List<Episode> All(string? project) =>
        c.List(
            $"""
            SELECT {RecordRow.Columns}, coalesce(x.impact, (r.importance - 1) / 4.0) AS impact,
                coalesce(x.frustration, 0) AS frustration
            FROM {RecordRow.From} LEFT JOIN episode x ON x.record = r.id
            WHERE r.type = 'episode' AND r.status = 'active' AND {Visibility.Sql} ORDER BY r.confirmed DESC, r.id DESC
            """,
            r => new Episode(RecordRow.Read(r), r.Real("impact"), r.Int("frustration")),
            ("$project", project)
        );

    /// <summary>A session's episode has no successor.</summary>
    public void Move(long old, long successor, DateTimeOffset now) { }

    public void Erase(long record) => c.Execute("DELETE FROM episode WHERE record = $id", ("$id", record));
}
