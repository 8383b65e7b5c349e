using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Rows of what was said of episodes.</summary>
internal static class EpisodeStore
{
    public static void Save(SqliteConnection c, long record, double impact, int frustration) =>
        c.Execute(
            "INSERT OR REPLACE INTO episode (record, impact, frustration) VALUES ($record, $impact, $frustration)",
            ("$record", record),
            ("$impact", impact),
            ("$frustration", frustration)
        );

    public static List<Episode> All(SqliteConnection c, string? project) =>
        c.List(
            $"""
            SELECT {KnowledgeStore.Columns}, coalesce(x.impact, (r.importance - 1) / 4.0), coalesce(x.frustration, 0)
            FROM {KnowledgeStore.From} LEFT JOIN episode x ON x.record = r.id
            WHERE r.type = 'episode' AND r.status = 'active' AND {KnowledgeStore.Seen} ORDER BY r.confirmed DESC, r.id DESC
            """,
            r => new Episode(KnowledgeStore.Read(r), r.GetDouble(KnowledgeStore.Behind), r.GetInt32(KnowledgeStore.Behind + 1)),
            ("$project", project)
        );
}
