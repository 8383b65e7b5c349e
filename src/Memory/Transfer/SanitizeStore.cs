using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Reads and rewrites the texts of any table, and rebuilds what is derived from them.</summary>
internal static class SanitizeStore
{
    /// <summary>A row: its keys, then its texts.</summary>
    public sealed record Row(object[] Keys, string?[] Texts);

    public static bool Exists(SqliteConnection c, string table) =>
        c.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", ("$name", table)) is not null;

    public static List<Row> Rows(SqliteConnection c, SanitizedTable t, long skip, int take) =>
        c.List(
            $"""
            SELECT {string.Join(", ", t.Keys.Concat(t.Texts))} FROM {t.Name} ORDER BY {string.Join(", ", t.Keys)} LIMIT $take OFFSET $skip
            """,
            r => new Row(
                [.. Enumerable.Range(0, t.Keys.Length).Select(r.GetValue)],
                [.. Enumerable.Range(t.Keys.Length, t.Texts.Length).Select(r.Text)]
            ),
            ("$take", take),
            ("$skip", skip)
        );

    /// <summary>What would repeat a unique name stays as it is.</summary>
    public static void Rewrite(SqliteConnection c, SanitizedTable t, Row row)
    {
        var sets = t.Texts.Select((name, i) => $"{name} = $t{i}");
        var keys = t.Keys.Select((name, i) => $"{name} = $k{i}");
        var values = row.Texts.Select((text, i) => ($"$t{i}", (object?)text)).Concat(row.Keys.Select((key, i) => ($"$k{i}", (object?)key)));
        c.Execute($"UPDATE OR IGNORE {t.Name} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", keys)}", [.. values]);
    }

    /// <summary>The full-text index and the vocabulary, anew from the records.</summary>
    public static void Rebuild(SqliteConnection c)
    {
        c.Execute("INSERT INTO record_text (record_text) VALUES ('rebuild')");
        c.Execute("DELETE FROM word");
        foreach (var (text, context) in c.List("SELECT text, context FROM record", r => (r.GetString(0), r.GetString(1))))
            WordStore.AddText(c, text, context);
    }

    /// <summary>Leaves no old words in free pages and in the log.</summary>
    public static void Compact(SqliteConnection c)
    {
        c.Execute("VACUUM");
        c.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
