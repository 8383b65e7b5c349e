using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Reads and rewrites texts of any table, and rebuilds derived data.</summary>
internal static class SanitizeStore
{
    /// <summary>A row: its keys, then its texts.</summary>
    public sealed record SanitizedRow(object[] Keys, string?[] Texts);

    public static bool Exists(MemoryConnection c, string table) =>
        c.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", ("$name", table)) is not null;

    public static List<SanitizedRow> Rows(MemoryConnection c, SanitizedTable t, long skip, int take) =>
        c.List(
            $"""
            SELECT {string.Join(", ", t.Keys.Concat(t.Texts))} FROM {t.Name} ORDER BY {string.Join(", ", t.Keys)} LIMIT $take OFFSET $skip
            """,
            r => new SanitizedRow([.. t.Keys.Select(k => r.Value(k)!)], [.. t.Texts.Select(r.OptionalText)]),
            ("$take", take),
            ("$skip", skip)
        );

    /// <summary>False if the new text would violate a unique constraint; nothing is changed then.</summary>
    public static bool Rewrite(MemoryConnection c, SanitizedTable t, SanitizedRow row)
    {
        var sets = t.Texts.Select((name, i) => $"{name} = $t{i}");
        var keys = t.Keys.Select((name, i) => $"{name} = $k{i}");
        var values = row.Texts.Select((text, i) => ($"$t{i}", (object?)text)).Concat(row.Keys.Select((key, i) => ($"$k{i}", (object?)key)));
        return c.Execute($"UPDATE OR IGNORE {t.Name} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", keys)}", [.. values]) > 0;
    }

    public static List<string> SessionIds(MemoryConnection c) =>
        c.List(
            string.Join(
                " UNION ",
                SanitizedTable.SessionIds.SelectMany(t =>
                    t.Texts.Select(column => $"SELECT {column} AS id FROM {t.Name} WHERE {column} IS NOT NULL")
                )
            ),
            r => r.Text("id")
        );

    /// <summary>Changes a session's id in all tables. False if the new id is in use.</summary>
    public static bool Rename(MemoryConnection c, string session, string to)
    {
        if (c.Scalar("SELECT 1 FROM session WHERE id = $to", ("$to", to)) is not null)
            return false;
        c.Execute("PRAGMA defer_foreign_keys = ON");
        foreach (var table in SanitizedTable.SessionIds)
        foreach (var column in table.Texts)
            c.Execute($"UPDATE {table.Name} SET {column} = $to WHERE {column} = $session", ("$to", to), ("$session", session));
        return true;
    }

    /// <summary>Rebuilds the full-text index, its terms and the vocabulary from the records.</summary>
    public static void Rebuild(MemoryConnection c)
    {
        TermsStore.Rebuild(c);
        c.Execute("INSERT INTO record_text (record_text) VALUES ('rebuild')");
        WordStore.Rebuild(c);
    }

    /// <summary>Removes old text from free pages and from the log.</summary>
    public static void Compact(MemoryConnection c)
    {
        c.Execute("VACUUM");
        c.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
