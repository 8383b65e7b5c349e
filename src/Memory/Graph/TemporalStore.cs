using TotalMemory.Knowledge;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>Rows of bi-temporal facts. Only those whose record still has a text are read, so forgotten ones are not.</summary>
internal sealed class TemporalStore(MemoryConnection c) : ISideTable
{
    // Superseded facts are included: they were valid in the past.
    private const string Visible = $"r.status IN ('active', 'superseded', 'archived') AND r.text <> '' AND {Visibility.Sql}";

    public List<TemporalFact> All(string? project, string? subject, string? predicate, string? value, int limit) =>
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

    /// <summary>Adds a fact; updates the end of an existing one.</summary>
    public void Insert(TemporalFact f) =>
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

    public void End(long record, DateTimeOffset at) =>
        c.Execute("UPDATE temporal_fact SET valid_to = $at WHERE record = $record", ("$record", record), ("$at", at));

    private static TemporalFact Read(Row r) =>
        new(
            r.Long("record"),
            r.Text("subject"),
            r.Text("predicate"),
            r.Text("object"),
            r.Time("valid_from"),
            r.OptionalTime("valid_to"),
            r.Time("known_from"),
            r.Real("confidence")
        );

    /// <summary>The old fact ends; a new one is only added by <c>kg_add_fact</c>.</summary>
    public void Move(long old, long successor, DateTimeOffset now) =>
        c.Execute(
            "UPDATE temporal_fact SET valid_to = $now WHERE record = $old AND valid_from < $now AND (valid_to IS NULL OR valid_to > $now)",
            ("$old", old),
            ("$now", now)
        );

    public void Erase(long record) => c.Execute("DELETE FROM temporal_fact WHERE record = $id", ("$id", record));
}
