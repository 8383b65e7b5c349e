using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>The full-text query. The one place where what may be seen is decided for recall.</summary>
internal static class RecallStore
{
    private const string Visible = """
        r.status = 'active' AND ($project IS NULL OR r.project = $project OR r.scope = 'global')
        AND ($kind IS NULL OR r.kind = $kind) AND ($branch IS NULL OR r.branch IS NULL OR r.branch = $branch)
        AND ($since IS NULL OR r.confirmed >= $since) AND ($until IS NULL OR r.created <= $until)
        """;

    /// <summary>Records and their BM25 (larger is better), best first.</summary>
    public static List<(KnowledgeRecord Record, double Bm25)> Match(SqliteConnection c, string match, RecallQuery q, int take)
    {
        var types = q.Types is { Count: > 0 } some ? $"AND r.type IN ({string.Join(',', some.Select(t => $"'{t.ToString().ToLowerInvariant()}'"))})" : "";
        return c.List($"""
            SELECT {KnowledgeStore.Columns}, -bm25(record_text, 1.0, 0.5, 0.8, 0.6)
            FROM record_text JOIN record r ON r.id = record_text.rowid JOIN project p ON p.id = r.project
            WHERE record_text MATCH $match AND {Visible} {types}
            ORDER BY bm25(record_text, 1.0, 0.5, 0.8, 0.6), r.id LIMIT $take
            """,
            r => (KnowledgeStore.Read(r), r.GetDouble(r.FieldCount - 1)),
            ("$match", match), ("$project", q.Project), ("$kind", q.Kind), ("$branch", q.Branch), ("$since", q.Since), ("$until", q.Until), ("$take", take));
    }

    /// <summary>Grows with every record added, by whichever process.</summary>
    public static long Version(SqliteConnection c) => (long)c.Scalar("SELECT coalesce(max(id), 0) FROM record")!;
}
