using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Reads the history of records, and sessions in order.</summary>
internal sealed class HistoryStore(MemoryConnection c)
{
    /// <summary>Records that this one replaced or absorbed, transitively.</summary>
    public List<KnowledgeRecord> Earlier(long id) =>
        c.List(
            $"""
            WITH RECURSIVE before (id) AS (SELECT id FROM record WHERE superseded_by = $id UNION SELECT r.id FROM record r
            JOIN before b ON r.superseded_by = b.id)
            {RecordStore.Select} WHERE r.id IN (SELECT id FROM before) AND r.id <> $id
            ORDER BY r.created, r.id
            """,
            RecordRow.Read,
            ("$id", id)
        );

    /// <summary>The chain of records that replaced this one, the next first.</summary>
    public List<KnowledgeRecord> Later(long id) =>
        c.List(
            $"""
            WITH RECURSIVE after (id, n) AS (SELECT superseded_by, 1 FROM record WHERE id = $id AND superseded_by IS NOT NULL UNION
            SELECT r.superseded_by, n + 1 FROM record r JOIN after a ON r.id = a.id WHERE r.superseded_by IS NOT NULL AND n < 100)
            SELECT {RecordRow.Columns} FROM after a JOIN record r ON r.id = a.id JOIN project p ON p.id = r.project WHERE r.id <> $id
            ORDER BY a.n
            """,
            RecordRow.Read,
            ("$id", id)
        );

    /// <summary>Active records with a contradicting relation.</summary>
    public List<KnowledgeRecord> Contradicting(long id) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.status = 'active' AND r.id <> $id
            AND r.id IN (SELECT from_record FROM relation WHERE to_record = $id AND type = 'contradicts' UNION SELECT to_record
            FROM relation WHERE from_record = $id AND type = 'contradicts') ORDER BY r.id
            """,
            RecordRow.Read,
            ("$id", id)
        );

    /// <param name="project">Only sessions of this project; null for all.</param>
    public List<Delivery> Deliveries(long id, string? project) =>
        c.List(
            $"""
            SELECT d.session, d.way, d.at, (SELECT r.kind FROM record r WHERE r.type = 'episode'
            AND {NumberedName.Sql("r.identity", "d.session")} AND r.status IN ('active', 'archived') LIMIT 1) AS outcome
            FROM delivery d WHERE d.record = $id AND ($project IS NULL
            OR EXISTS (SELECT 1 FROM session_in s WHERE s.session = d.session AND s.project = $project)) ORDER BY d.at, d.session
            """,
            r => new Delivery(r.Text("session"), r.Text("way"), r.Time("at"), r.OptionalText("outcome")),
            ("$id", id),
            ("$project", project)
        );

    /// <summary>Those of these sessions that belong to a project.</summary>
    public HashSet<string> InProject(IEnumerable<string> sessions, string project) => [.. sessions.Where(s => c.Projects.IsIn(s, project))];

    /// <summary>Sessions of a project in order, numbered from 1; forks follow the session they repeat.</summary>
    public List<TimelineSession> Sessions(string? project) =>
        c.List(
            """
            SELECT s.id, s.client, p.name, s.branch, s.started, s.ended, row_number() OVER (ORDER BY s.started, s.id) AS number, x.text,
            x.kind
            FROM session s JOIN project p ON p.id = s.project LEFT JOIN record x ON x.id =
                (SELECT r.id FROM evidence e JOIN record r ON r.id = e.record WHERE e.session = s.id AND r.type = 'episode'
                AND r.project = coalesce($project, s.project) AND r.status IN ('active', 'archived') ORDER BY r.identity = s.id DESC
                LIMIT 1)
            WHERE $project IS NULL OR EXISTS (SELECT 1 FROM session_in y WHERE y.session = s.id AND y.project = $project) ORDER BY number
            """,
            r => new TimelineSession(
                r.Text("id"),
                r.Int("number"),
                r.Text("client"),
                r.Text("name"),
                r.OptionalText("branch"),
                r.Time("started"),
                r.Time("ended"),
                r.OptionalText("text"),
                r.OptionalText("kind"),
                []
            ),
            ("$project", project)
        );

    /// <summary>Records learned in a session (their first quote is from it) that are visible in a project.</summary>
    public List<KnowledgeRecord> LearnedIn(string session, string? project, int most) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.status = 'active' AND r.type <> 'episode'
            AND {Visibility.Sql}
            AND r.id IN (SELECT record FROM evidence WHERE session = $session)
            AND $session = (SELECT session FROM evidence WHERE record = r.id ORDER BY at, id LIMIT 1) ORDER BY r.importance DESC, r.id
            LIMIT $most
            """,
            RecordRow.Read,
            ("$session", session),
            ("$project", project),
            ("$most", most)
        );
}
