using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Documents;

internal static class DocumentStore
{
    private const string Passage = $"r.type = 'note' AND r.kind = '{DocumentIndex.Kind}' AND r.status = 'active'";

    /// <summary>Active passages of a project's documents and of the person's own, with their files.</summary>
    public static List<(long Id, string Path)> All(SqliteConnection c, string project) =>
        c.List(
            $"SELECT r.id, r.context FROM record r WHERE {Passage} AND {KnowledgeStore.Seen}",
            r => (r.GetInt64(0), r.GetString(1)),
            ("$project", project)
        );

    /// <summary>Active passages of a document.</summary>
    public static List<long> Of(SqliteConnection c, string path) =>
        c.List(
            $"SELECT DISTINCT r.id FROM record r JOIN evidence e ON e.record = r.id WHERE e.file = $path AND {Passage}",
            r => r.GetInt64(0),
            ("$path", path)
        );
}
