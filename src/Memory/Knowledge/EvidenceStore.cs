using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Rows of evidence.</summary>
internal sealed class EvidenceStore(MemoryConnection c)
{
    /// <summary>True if a person removed or replaced what was learned from this line.</summary>
    public bool RejectedAt(string file, int line) =>
        c.Scalar(
            """
            SELECT 1 FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = $file AND e.line = $line AND r.type = 'fact'
            AND r.status IN ('deleted', 'superseded') AND $line = (SELECT line FROM evidence WHERE record = r.id ORDER BY id LIMIT 1)
            LIMIT 1
            """,
            ("$file", file),
            ("$line", line)
        )
            is not null;

    /// <summary>SQL condition: the evidence is not a fork's repetition of its origin.</summary>
    /// <param name="evidence">The table's alias.</param>
    public static string IsNoRepetition(string evidence) =>
        $"""
            NOT EXISTS (SELECT 1 FROM session fork JOIN evidence o ON o.record = {evidence}.record AND o.session = fork.forked_from
            AND o.at = {evidence}.at AND o.role = 'source' WHERE fork.id = {evidence}.session)
            """;

    /// <summary>Session and time of each occurrence of each active record of a type, earliest first.</summary>
    public ILookup<long, Occurrence> Occurrences(RecordType type, string? project) =>
        c.List(
                $"""
                SELECT e.record, e.session, e.at FROM evidence e JOIN record r ON r.id = e.record
                WHERE r.type = $type AND r.status = 'active' AND e.role = 'source' AND {Visibility.Sql}
                AND {IsNoRepetition("e")} ORDER BY e.at, e.id
                """,
                r => (Record: r.Long("record"), Session: r.Text("session"), At: r.Time("at")),
                ("$type", type),
                ("$project", project)
            )
            .ToLookup(e => e.Record, e => new Occurrence(e.Session, e.At));

    /// <summary>Evidence whose session belongs to a project.</summary>
    public List<Evidence> ForRecord(long record, string project) =>
        c.List(
            """
            SELECT e.role, e.session, e.file, e.line, e.origin, e.quote, e.at, e.answers FROM evidence e
            JOIN session s ON s.id = e.session WHERE e.record = $record AND 
            """
                + Projects.LineProjectStore.OfEvidence
                + " = $project ORDER BY e.at, e.file, e.line",
            Read,
            ("$record", record),
            ("$project", project)
        );

    /// <summary>Removes from another record the evidence copied from this one.</summary>
    public void Retract(long record, long other) =>
        c.Execute(
            """
            DELETE FROM evidence WHERE record = $other AND id > (SELECT max(id) FROM evidence WHERE record = $id)
            AND EXISTS (SELECT 1 FROM evidence e WHERE e.record = $id AND e.role = evidence.role AND e.file = evidence.file
            AND e.line = evidence.line)
            """,
            ("$other", other),
            ("$id", record)
        );

    /// <summary>Updates the path of a moved file.</summary>
    public void Follow(string from, string to) =>
        c.Execute("UPDATE evidence SET file = $to WHERE file = $from", ("$to", to), ("$from", from));

    /// <summary>Lines of a file whose facts, corrections or rules a person removed.</summary>
    public HashSet<int> RejectedLines(string file) =>
        [
            .. c.List(
                """
                SELECT DISTINCT e.line FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = $file AND r.status = 'deleted'
                AND e.origin = 'user'
                """,
                r => r.Int("line"),
                ("$file", file)
            ),
        ];

    /// <summary>Adds a quote if it is not there yet; true if it was new.</summary>
    public bool Add(long record, Evidence e)
    {
        if (
            e.Line == 0
            && c.Scalar(
                "SELECT 1 FROM evidence WHERE record = $record AND file = $file AND quote = $quote",
                ("$record", record),
                ("$file", e.File),
                ("$quote", e.Quote)
            )
                is not null
        )
            return false;
        return c.Execute(
                """
                INSERT OR IGNORE INTO evidence (record, role, session, file, line, origin, quote, at, answers)
                VALUES ($record, $role, $session, $file, CASE $line WHEN 0 THEN (SELECT coalesce(max(line), 0) + 1 FROM evidence
                WHERE file = $file) ELSE $line END, $origin, $quote, $at, $answers)
                """,
                ("$record", record),
                ("$role", e.Role),
                ("$session", e.Session),
                ("$file", e.File),
                ("$line", e.Line),
                ("$origin", e.Origin),
                ("$quote", e.Quote),
                ("$at", e.At),
                ("$answers", e.Answers)
            ) > 0;
    }

    /// <summary>Copies evidence to another record.</summary>
    public void Copy(long record, long to) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO evidence (record, role, session, file, line, origin, quote, at, answers)
            SELECT $to, role, session, file, line, origin, quote, at, answers FROM evidence WHERE record = $record
            """,
            ("$record", record),
            ("$to", to)
        );

    public List<Evidence> ForRecord(long record) =>
        c.List(
            "SELECT role, session, file, line, origin, quote, at, answers FROM evidence WHERE record = $record ORDER BY at, file, line",
            Read,
            ("$record", record)
        );

    /// <summary>Evidence from a range of lines of one file.</summary>
    public List<EvidenceLine> InLines(string file, int firstLine, int lastLine) =>
        c.List(
            """
            SELECT e.id, e.record, e.role, e.line, e.answers FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = $file
            AND r.source = 'extracted' AND r.status IN ('active', 'archived')
            AND (CASE e.answers WHEN 0 THEN e.line ELSE e.answers END) BETWEEN $first AND $last
            """,
            r => new EvidenceLine(r.Long("id"), r.Long("record"), r.EnumValue<EvidenceRole>("role"), r.Int("line"), r.Int("answers")),
            ("$file", file),
            ("$first", firstLine),
            ("$last", lastLine)
        );

    public void Remove(long id) => c.Execute("DELETE FROM evidence WHERE id = $id", ("$id", id));

    private static Evidence Read(Row r) =>
        new(
            r.EnumValue<EvidenceRole>("role"),
            r.Text("session"),
            r.Text("file"),
            r.Int("line"),
            r.EnumValue<Origin>("origin"),
            r.Text("quote"),
            r.Time("at"),
            r.Int("answers")
        );
}
