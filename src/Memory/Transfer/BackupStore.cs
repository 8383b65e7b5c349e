using System.Globalization;
using Microsoft.Data.Sqlite;
using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Transfer;

/// <summary>Validates a copy of a backup: every object, every row, every enum value.</summary>
internal sealed class BackupStore(MemoryConnection c)
{
    private const string Index = "record_text";

    // Tables that SQLite creates for a full-text index.
    private static readonly string[] OfIndex = [Index + "_data", Index + "_idx", Index + "_docsize", Index + "_config", Index + "_content"];

    private static readonly WordColumn[] Words =
    [
        WordColumn.ForEnum<RecordType>("record", "type"),
        WordColumn.ForEnum<Scope>("record", "scope"),
        WordColumn.ForEnum<RecordStatus>("record", "status"),
        WordColumn.ForEnum<Origin>("record", "origin"),
        WordColumn.ForEnum<RecordSource>("record", "source"),
        WordColumn.ForEnum<EvidenceRole>("evidence", "role"),
        WordColumn.ForEnum<Origin>("evidence", "origin"),
        WordColumn.ForEnum<RecordType>("tombstone", "type"),
        WordColumn.ForEnum<TurnKind>("turn", "kind"),
        WordColumn.ForEnum<ToolOutcome>("turn", "outcome"),
        WordColumn.ForEnum<Origin>("turn", "origin"),
        WordColumn.ForEnum<RelationType>("relation", "type"),
        WordColumn.ForEnum<EntityKind>("entity", "kind"),
        WordColumn.ForEnum<Rules.RuleSource>("rule", "source"),
        WordColumn.ForEnum<Spool.Reminders.ReminderLevel>("rule", "level"),
        WordColumn.ForEnum<Reflection.ReflectionAction>("reflection_change", "action"),
        WordColumn.ForEnum<RecordStatus>("reflection_change", "before"),
        WordColumn.ForEnum<RecordStatus>("reflection_change", "after"),
        WordColumn.ForEnum<Reflection.ReflectionOutcome>("reflection", "outcome"),
    ];

    /// <summary>Keeps views and triggers of the file from calling our functions, and avoids a second file beside it.</summary>
    public void DisableForeignCode() => c.Execute("PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE;");

    // Milliseconds; the years 1 to 9999.
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "at",
        "created",
        "updated",
        "confirmed",
        "used",
        "started",
        "ended",
        "learned",
        "first_seen",
        "last_seen",
        "born",
        "judged",
        "last_fired",
        "valid_from",
        "valid_to",
        "known_from",
        "undone",
    };

    public int Version() => Convert.ToInt32(c.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);

    /// <summary>The result of SQLite's integrity check; null if the file is sound.</summary>
    public string? Damage() => (string)c.Scalar("PRAGMA integrity_check(1)")! is var said && said != "ok" ? "it is damaged" : null;

    /// <summary>
    /// The first object that is unexpected, missing or different in a database of this version; null if none.
    /// </summary>
    public string? ForeignObject(int version)
    {
        using var model = MemoryConnection.InMemory();
        Migrator.MigrateTo(model, version);
        var expected = model.Backups.Objects();
        var found = Objects();
        foreach (var (name, statement) in found)
            if (!expected.TryGetValue(name, out var right) || (right != statement && !OfIndex.Any(i => name.EndsWith(' ' + i))))
                return $"its {name} is none of ours";
        return expected.Keys.FirstOrDefault(name => !found.ContainsKey(name)) is { } missing ? $"its {missing} is missing" : null;
    }

    /// <summary>The first invalid value; null if every row of every table was read and is valid.</summary>
    public string? ForeignValue()
    {
        foreach (var table in Tables())
            if (ForeignValue(table) is { } fault)
                return fault;
        foreach (var words in Words)
            if (c.Scalar(words.Query, ("$words", words.Allowed)) is { } word)
                return $"'{word}' in {words.Table}.{words.Column} is unknown";
        if (c.Scalar("SELECT 1 FROM rule WHERE trigger IS NOT NULL AND NOT json_valid(trigger)") is not null)
            return "a rule's trigger cannot be read";
        if (c.List("PRAGMA foreign_key_check", r => r.Text("table")) is [var first, ..])
            return $"a row of {first} belongs to nothing";
        return IndexDamage();
    }

    public long Records() => (long)c.Scalar("SELECT count(*) FROM record WHERE status = 'active'")!;

    private string? IndexDamage()
    {
        try
        {
            c.Execute($"INSERT INTO {Index} ({Index}) VALUES ('integrity-check')");
            return null;
        }
        catch (SqliteException)
        {
            return "its full-text index is damaged";
        }
    }

    private string? ForeignValue(string table)
    {
        var columns = c.List($"PRAGMA table_info({table})", r => new Column(r.Text("name"), r.Text("type")));
        using var command = c.Command($"SELECT {string.Join(", ", columns.Select(x => x.Name))} FROM {table}", []);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            for (var i = 0; i < columns.Count; i++)
                if (!reader.IsDBNull(i) && !Fits(columns[i], reader.GetValue(i)))
                    return $"a value of {table}.{columns[i].Name} is of another type";
        return null;
    }

    private static bool Fits(Column column, object value) =>
        column.Type switch
        {
            "INTEGER" => value is long number && (!Times.Contains(column.Name) || (number >= Earliest && number <= Latest)),
            "REAL" => value is double or long,
            "TEXT" => value is string,
            "BLOB" => value is byte[],
            _ => true,
        };

    private List<string> Tables() =>
        [
            .. c.List("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'", r => r.Text("name"))
                .Where(name => name != Index && !OfIndex.Contains(name)),
        ];

    private Dictionary<string, string> Objects() =>
        c.List(
                """
                SELECT type || ' ' || name AS object, coalesce(sql, '') AS statement FROM sqlite_master
                WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'
                """,
                r =>
                    KeyValuePair.Create(
                        r.Text("object"),
                        string.Join(' ', r.Text("statement").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    )
            )
            .ToDictionary(StringComparer.Ordinal);

    private sealed record Column(string Name, string Type);

    private sealed record WordColumn(string Table, string Column, string Allowed)
    {
        public string Query =>
            $"""
                SELECT {Column} FROM {Table} WHERE {Column} IS NOT NULL AND lower({Column}) NOT IN (SELECT value FROM json_each($words))
                LIMIT 1
                """;

        public static WordColumn ForEnum<T>(string table, string column)
            where T : struct, Enum =>
            new(table, column, $"[{string.Join(',', Enum.GetNames<T>().Select(n => $"\"{n.ToLowerInvariant()}\""))}]");
    }
}
