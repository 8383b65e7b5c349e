using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>
/// Reads what rules are made from, in records and their evidence: the person's statements, and errors that were fixed.
/// </summary>
internal sealed class StatementStore(MemoryConnection c)
{
    /// <summary>SQL: the session of evidence; a fork counts as the session it repeats.</summary>
    /// <param name="evidence">The table's alias.</param>
    internal static string FoundingSession(string evidence) =>
        $"coalesce((SELECT s.forked_from FROM session s WHERE s.id = {evidence}.session), {evidence}.session)";

    /// <summary>The person's statements for the future: active facts in their own words, once per occurrence.</summary>
    public List<PersonStatement> Statements() =>
        c.List(
            $"""
            SELECT {RecordRow.Columns}, e.session, e.file, e.line, e.quote, e.at,
                {FoundingSession("e")} AS root
            FROM {RecordRow.From} JOIN evidence e ON e.record = r.id AND e.role = 'source' AND e.origin = 'user'
            WHERE r.type = 'fact' AND r.origin = 'user' AND r.status IN ('active', 'archived')
            AND r.kind IN ('convention', 'preference', 'lesson', 'fact') ORDER BY r.id, e.at
            """,
            r => new PersonStatement(
                RecordRow.Read(r),
                new Evidence(
                    EvidenceRole.Source,
                    r.Text("session"),
                    r.Text("file"),
                    r.Int("line"),
                    Origin.User,
                    r.Text("quote"),
                    r.Time("at")
                ),
                r.Text("root")
            )
        );

    /// <summary>Number of sessions in which the person stated a rule; a fork counts as the session it repeats.</summary>
    public int SessionsSaying(long rule) =>
        c.List(
                $"""
                SELECT count(DISTINCT {FoundingSession("e")}) AS count
                FROM evidence e WHERE e.record = $rule AND e.role = 'source' AND e.origin = 'user'
                """,
                r => r.Int("count"),
                ("$rule", rule)
            )
            .Single();

    /// <summary>All occurrences of errors with a fix.</summary>
    public List<Solved> Solved() =>
        c.List(
            $"""
            SELECT {RecordRow.Columns}, f.quote, f.at,
                {FoundingSession("f")} AS root,
                (SELECT e.quote FROM evidence e WHERE e.record = r.id AND e.role = 'source' AND e.file = f.file AND e.line = f.answers
                LIMIT 1) AS failure
            FROM {RecordRow.From} JOIN evidence f ON f.record = r.id AND f.role = 'fix' WHERE r.type = 'error'
            AND r.status = 'active' ORDER BY f.at
            """,
            r => new Solved(
                RecordRow.Read(r),
                r.Text("root"),
                MistakeStore.CommandOf(r.OptionalText("failure") ?? ""),
                r.Text("quote"),
                r.Time("at")
            )
        );

    /// <summary>True if none of these records was forgotten.</summary>
    public bool AllExist(IReadOnlyList<long> records) =>
        (long)
            c.Scalar(
                "SELECT count(*) FROM record WHERE id IN (SELECT value FROM json_each($ids)) AND status <> 'deleted'",
                ("$ids", Sql.Ids(records))
            )! == records.Distinct().Count();
}
