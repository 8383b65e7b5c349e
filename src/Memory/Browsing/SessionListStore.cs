using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Browsing;

/// <summary>Rows of sessions in lists, and of turns in their sessions.</summary>
internal sealed class SessionListStore(MemoryConnection c)
{
    private const string Columns = """
        s.rowid AS number, s.id, s.client, s.project, p.name, s.branch, s.started, s.ended, x.text, x.kind,
        (SELECT count(DISTINCT e.record) FROM evidence e JOIN record l ON l.id = e.record WHERE e.session = s.id AND l.status = 'active'
            AND l.type <> 'episode') AS learned
        """;

    private const string From = """
        session s JOIN project p ON p.id = s.project LEFT JOIN record x ON x.id = (SELECT r.id FROM evidence e
        JOIN record r ON r.id = e.record WHERE e.session = s.id AND r.type = 'episode' AND r.status IN ('active', 'archived')
        ORDER BY r.identity = s.id DESC LIMIT 1)
        """;

    public List<SessionSummary> Page(string? project, PageMark? after, int take) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE s.rowid IN (SELECT s.rowid FROM session s
                WHERE ($project IS NULL OR s.id IN (SELECT session FROM session_in WHERE project = $project))
                AND ($at IS NULL OR (s.ended, s.rowid) < ($at, $afterId)) ORDER BY s.ended DESC, s.rowid DESC LIMIT $take)
            ORDER BY s.ended DESC, s.rowid DESC
            """,
            Read,
            ("$project", project),
            ("$at", after?.At),
            ("$afterId", after?.Id),
            ("$take", take)
        );

    public SessionSummary? Find(string id) => c.First($"SELECT {Columns} FROM {From} WHERE s.id = $id", Read, ("$id", id));

    /// <summary>The session's own transcripts first, then subagents'.</summary>
    public List<SessionTurn> Turns(string session, TurnPlace? from, int take) =>
        c.List(
            $"""
            SELECT u.transcript, t.agent IS NOT NULL AS is_agent,
                u.line, u.part, u.kind, u.at, u.text, u.uuid, u.tool, u.call, u.target, u.outcome,
            u.exit_code, u.origin, u.detail
            FROM transcript t JOIN turn u ON u.transcript = t.id WHERE t.session = $session AND u.text <> ''
            AND NOT {TranscriptStore.IsQueuedCopy}
            AND ($transcript IS NULL OR (t.agent IS NOT NULL, u.transcript, u.line, u.part) >=
                ((SELECT agent IS NOT NULL FROM transcript WHERE id = $transcript), $transcript, $line, $part))
            ORDER BY t.agent IS NOT NULL, u.transcript, u.line, u.part LIMIT $take
            """,
            r =>
            {
                var turn = TranscriptStore.ReadTurn(r);
                return new SessionTurn(new TurnPlace(r.Long("transcript"), turn.Line, turn.Part), turn, r.Flag("is_agent"), []);
            },
            ("$session", session),
            ("$transcript", from?.Transcript),
            ("$line", from?.Line),
            ("$part", from?.Part),
            ("$take", take)
        );

    public string PathOf(long transcript) => (string?)c.Scalar("SELECT path FROM transcript WHERE id = $id", ("$id", transcript)) ?? "";

    /// <summary>Records learned from a range of lines of a file that are visible in a project.</summary>
    public List<LearnedLine> LearnedAt(string file, int first, int last, string? project) =>
        c.List(
            $"""
            SELECT {RecordRow.Columns}, e.line FROM {RecordRow.From} JOIN evidence e ON e.record = r.id
            WHERE e.file = $file AND e.line BETWEEN $first AND $last AND r.status IN ('active', 'suspended') AND r.type <> 'episode'
            AND {Visibility.Sql} GROUP BY r.id, e.line ORDER BY e.line, r.id
            """,
            r => new LearnedLine(r.Int("line"), RecordRow.Read(r)),
            ("$file", file),
            ("$first", first),
            ("$last", last),
            ("$project", project)
        );

    private static SessionSummary Read(Row r) =>
        new(
            r.Long("number"),
            r.Text("id"),
            r.Text("client"),
            r.Text("project"),
            r.Text("name"),
            r.OptionalText("branch"),
            r.Time("started"),
            r.Time("ended"),
            r.OptionalText("text"),
            r.OptionalText("kind"),
            r.Int("learned")
        );
}
