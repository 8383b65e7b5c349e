using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Reads and rewrites texts of any table, and rebuilds derived data.</summary>
internal sealed class SanitizeStore(MemoryConnection c)
{
    /// <summary>A row: its keys, then its texts.</summary>
    public sealed record SanitizedRow(object[] Keys, string?[] Texts);

    public bool Exists(string table) =>
        c.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", ("$name", table)) is not null;

    public List<SanitizedRow> Rows(SanitizedTable t, long skip, int take) =>
        c.List(
            $"""
            SELECT {string.Join(", ", t.Keys.Concat(t.Texts))} FROM {t.Name} ORDER BY {string.Join(", ", t.Keys)} LIMIT $take OFFSET $skip
            """,
            r => new SanitizedRow([.. t.Keys.Select(k => r.Value(k)!)], [.. t.Texts.Select(r.OptionalText)]),
            ("$take", take),
            ("$skip", skip)
        );

    /// <summary>False if the new text would violate a unique constraint; nothing is changed then.</summary>
    public bool Rewrite(SanitizedTable t, SanitizedRow row)
    {
        var sets = t.Texts.Select((name, i) => $"{name} = $t{i}");
        var keys = t.Keys.Select((name, i) => $"{name} = $k{i}");
        var values = row.Texts.Select((text, i) => ($"$t{i}", (object?)text)).Concat(row.Keys.Select((key, i) => ($"$k{i}", (object?)key)));
        return c.Execute($"UPDATE OR IGNORE {t.Name} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", keys)}", [.. values]) > 0;
    }

    public List<string> SessionIds() =>
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
    public bool Rename(string session, string to)
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
    public void Rebuild()
    {
        c.Terms.Rebuild();
        c.Execute("INSERT INTO record_text (record_text) VALUES ('rebuild')");
        c.Words.Rebuild();
    }

    /// <summary>Removes old text from free pages and from the log.</summary>
    public void Compact()
    {
        c.Execute("VACUUM");
        c.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
