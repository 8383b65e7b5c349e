using Microsoft.Data.Sqlite;
using TotalMemory.Storage;

namespace TotalMemory.Documents;

internal static class DocumentStore
{
    /// <summary>Active passages of a document.</summary>
    public static List<long> Of(SqliteConnection c, string path) => c.List(
        "SELECT DISTINCT r.id FROM record r JOIN evidence e ON e.record = r.id WHERE e.file = $path AND r.type = 'note' AND r.kind = 'document' AND r.status = 'active'", r => r.GetInt64(0), ("$path", path));
}
