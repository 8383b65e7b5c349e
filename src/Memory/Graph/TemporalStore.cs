using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>Rows of bi-temporal facts. What a person forgot is gone from here, too: only records with words are read.</summary>
internal static class TemporalStore
{
    // What another fact replaced is still what held then.
    private const string Visible = $"r.status IN ('active', 'superseded', 'archived') AND r.text <> '' AND {KnowledgeStore.Seen}";

    public static List<TemporalFact> All(
        SqliteConnection c,
        string? project,
        string? subject,
        string? predicate,
        string? value,
        int limit
    ) =>
        c.List(
            $"""
            SELECT f.record, f.subject, f.predicate, f.object, f.valid_from, f.valid_to, f.known_from, r.confidence FROM temporal_fact f
            JOIN record r ON r.id = f.record
            WHERE {Visible} AND ($subject IS NULL OR f.subject = $subject COLLATE NOCASE)
            AND ($predicate IS NULL OR f.predicate = $predicate COLLATE NOCASE) AND ($object IS NULL OR f.object = $object COLLATE NOCASE)
            ORDER BY f.valid_from, f.record LIMIT $limit
            """,
            Read,
            ("$project", project),
            ("$subject", subject),
            ("$predicate", predicate),
            ("$object", value),
            ("$limit", limit)
        );

    /// <summary>Adds a fact; one that is there already is given its end.</summary>
    public static void Insert(SqliteConnection c, TemporalFact f) =>
        c.Execute(
            """
            INSERT INTO temporal_fact (record, subject, predicate, object, valid_from, valid_to, known_from)
            VALUES ($record, $subject, $predicate, $object, $from, $to, $known) ON CONFLICT (record) DO UPDATE
            SET valid_to = excluded.valid_to
            """,
            ("$record", f.Record),
            ("$subject", Redactor.Redact(f.Subject)),
            ("$predicate", Redactor.Redact(f.Predicate)),
            ("$object", Redactor.Redact(f.Value)),
            ("$from", f.ValidFrom),
            ("$to", f.ValidTo),
            ("$known", f.KnownFrom)
        );

    public static void End(SqliteConnection c, long record, DateTimeOffset at) =>
        c.Execute("UPDATE temporal_fact SET valid_to = $at WHERE record = $record", ("$record", record), ("$at", at));

    private static TemporalFact Read(SqliteDataReader r) =>
        new(
            r.GetInt64(0),
            r.GetString(1),
            r.GetString(2),
            r.GetString(3),
            r.Time(4),
            r.IsDBNull(5) ? null : r.Time(5),
            r.Time(6),
            r.GetDouble(7)
        );
}
