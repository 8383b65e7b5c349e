using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>Rewrites texts in any SQLite file, whatever its tables.</summary>
internal static class TextColumns
{
    /// <summary>Seconds to wait for a writer (chosen).</summary>
    private const int Timeout = 2;

    /// <summary>The ordinary tables of a database, with columns that may contain text.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> List(MemoryConnection c) =>
        c.List(
            """
            SELECT m.name AS in_table, t.name AS in_column FROM sqlite_master m JOIN pragma_table_info(m.name) t
            WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite%'
            AND upper(t.type) NOT IN ('INTEGER', 'REAL', 'BLOB') ORDER BY 1, 2
            """,
            r => KeyValuePair.Create(r.Text("in_table"), r.Text("in_column"))
        );

    /// <summary>
    /// Rewrites each text that <paramref name="clean"/> changes, and then the file, so that no freed page keeps the old text.
    /// </summary>
    /// <exception cref="SqliteException">The file is not a database, or in use.</exception>
    public static void Rewrite(string path, Func<string, string> clean)
    {
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = Timeout,
        };
        using var c = MemoryConnection.Open(source.ToString());
        var changed = 0;
        foreach (var (table, column) in List(c))
            changed += Rewrite(c, table, column, clean);
        if (changed == 0)
            return;
        c.Execute("VACUUM");
        c.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static int Rewrite(MemoryConnection c, string table, string column, Func<string, string> clean)
    {
        var changed = 0;
        foreach (
            var text in c.List(
                $"SELECT DISTINCT \"{column}\" AS words FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'",
                r => r.Text("words")
            )
        )
            if (clean(text) is var cleaned && cleaned != text)
                changed += c.Execute(
                    $"UPDATE OR IGNORE \"{table}\" SET \"{column}\" = $cleaned WHERE \"{column}\" = $text",
                    ("$cleaned", cleaned),
                    ("$text", text)
                );
        return changed;
    }
}
