using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Moves a project's rows to another project, and back.</summary>
internal sealed class ProjectChangeStore(MemoryConnection c)
{
    // Kind of row, its table, its key in SQL, and the column that names the project.
    private static readonly string[][] Moved =
    [
        ["record", "record", "CAST(id AS TEXT)"],
        ["session", "session", "id"],
        ["tombstone", "tombstone", "CAST(id AS TEXT)"],
        ["line", "transcript_project", "transcript || ':' || line"],
        ["place", "place", "id"],
        ["joined", "project_joined", "id"],
        ["name", "session_in", "session"],
    ];

    /// <summary>Moves everything of a project to another one, which must be known.</summary>
    public long Join(string project, string to, string reason, DateTimeOffset now)
    {
        var change = Note(ProjectAction.Join, project, to, reason, now);
        foreach (var kind in Moved)
            Move(change, kind, project, to, "1");
        c.Execute("DELETE FROM project_above WHERE project = $id OR above = $id", ("$id", project));
        c.Execute("INSERT OR REPLACE INTO project_joined (id, project) VALUES ($id, $to)", ("$id", project), ("$to", to));
        c.Execute("DELETE FROM project_joined WHERE id = project");
        c.Execute("DELETE FROM project WHERE id = $id", ("$id", project));
        MarkUpdated(to);
        return change;
    }

    /// <summary>Moves these sessions, and what was learned only in them, to another project.</summary>
    public long Split(string from, ProjectIdentity to, IReadOnlyList<string> sessions, string reason, DateTimeOffset now)
    {
        var change = Note(ProjectAction.Split, to.Id, from, reason, now);
        var list = $"[{string.Join(',', sessions.Select(s => $"\"{System.Text.Json.JsonEncodedText.Encode(s)}\""))}]";
        const string own = "(SELECT value FROM json_each($sessions))";
        Move(
            change,
            Moved[0],
            from,
            to.Id,
            $"EXISTS (SELECT 1 FROM evidence e WHERE e.record = record.id AND e.session IN {own}) AND NOT EXISTS (SELECT 1 FROM "
                + $"evidence e WHERE e.record = record.id AND e.session NOT IN {own})",
            list
        );
        Move(change, Moved[1], from, to.Id, $"id IN {own}", list);
        Move(change, Moved[3], from, to.Id, $"transcript IN (SELECT id FROM transcript WHERE session IN {own})", list);
        Move(change, Moved[6], from, to.Id, $"session IN {own}", list);
        c.Execute("DELETE FROM project_joined WHERE id = $id", ("$id", to.Id));
        MarkUpdated(to.Id);
        return change;
    }

    /// <summary>Sessions that worked in a project, with the folder in which each started.</summary>
    public List<KeyValuePair<string, string?>> SessionsOf(string project) =>
        c.List(
            "SELECT id, cwd FROM session WHERE id IN (SELECT session FROM session_in WHERE project = $id) ORDER BY id",
            r => KeyValuePair.Create(r.Text("id"), r.OptionalText("cwd")),
            ("$id", project)
        );

    public List<ProjectLine> Lines() =>
        c.List(
            """
            SELECT p.id, p.name, p.root, p.remote, p.last_seen, coalesce(r.many, 0) AS records,
                (SELECT count(*) FROM session_in s WHERE s.project = p.id) AS sessions
            FROM project p
            LEFT JOIN (SELECT project, count(*) AS many FROM record WHERE status = 'active' GROUP BY project) r ON r.project = p.id
            ORDER BY p.last_seen DESC, p.id
            """,
            r => new ProjectLine(
                r.Text("id"),
                r.Text("name"),
                r.Text("root"),
                r.OptionalText("remote"),
                r.Long("records"),
                r.Long("sessions"),
                r.Time("last_seen"),
                []
            )
        );

    public long Note(ProjectAction action, string project, string? other, string reason, DateTimeOffset now) =>
        (long)
            c.Scalar(
                """
                INSERT INTO project_change (at, action, project, other, reason, name, root, remote, first_seen, last_seen)
                SELECT $at, $action, $project, $other, $reason, p.name, p.root, p.remote, p.first_seen, p.last_seen FROM (SELECT 1) LEFT
                JOIN project p ON p.id = $project
                RETURNING id
                """,
                ("$at", now),
                ("$action", action),
                ("$project", project),
                ("$other", other),
                ("$reason", reason)
            )!;

    public void AddRow(long change, string kind, string key) =>
        c.Execute(
            "INSERT OR IGNORE INTO project_change_row (change, kind, key) VALUES ($change, $kind, $key)",
            ("$change", change),
            ("$kind", kind),
            ("$key", key)
        );

    public List<ProjectChange> All() =>
        c.List(
            "SELECT id, at, action, project, other, reason, name, undone FROM project_change ORDER BY id DESC",
            r => new ProjectChange(
                r.Long("id"),
                r.Time("at"),
                r.EnumValue<ProjectAction>("action"),
                r.Text("project"),
                r.OptionalText("other"),
                r.Text("reason"),
                r.OptionalText("name"),
                r.OptionalTime("undone") is not null
            )
        );

    /// <summary>True if a person undid exactly this merge, so that it is not made again automatically.</summary>
    public bool WasUndone(string project, string other) =>
        c.Scalar(
            "SELECT 1 FROM project_change WHERE action = 'join' AND project = $project AND other = $other AND undone IS NOT NULL",
            ("$project", project),
            ("$other", other)
        )
            is not null;

    /// <summary>Moves back what a change moved, unless it was moved again since.</summary>
    public void Undo(ProjectChange change, DateTimeOffset now)
    {
        var (back, from) = change.Action == ProjectAction.Split ? (change.Other!, change.Project) : (change.Project, change.Other!);
        if (change.Action == ProjectAction.Join)
            PutBackProject(change.Id);
        if (change.Action is ProjectAction.Join or ProjectAction.Split)
            foreach (var kind in Moved)
                PutBack(change.Id, kind, from, back);
        if (change.Action == ProjectAction.Join)
            c.Execute("DELETE FROM project_joined WHERE id = $id AND project = $other", ("$id", back), ("$other", from));
        if (change.Action == ProjectAction.Split)
            JoinAgain(from, back);
        // Otherwise the next session there would merge it again.
        c.Execute(
            "UPDATE place SET decided = $decided WHERE id IN (SELECT key FROM project_change_row WHERE change = $id AND kind = 'place')",
            ("$id", change.Id),
            ("$decided", change.Action == ProjectAction.Join ? 1 : 0)
        );
        if (change.Action == ProjectAction.Trust && change.Other != change.Project)
            c.Execute(
                "UPDATE place SET project = id WHERE id IN (SELECT key FROM project_change_row WHERE change = $id AND kind = 'place')",
                ("$id", change.Id)
            );
        if (change.Action == ProjectAction.Rename)
            c.Execute("UPDATE project SET name = $name WHERE id = $id", ("$id", change.Project), ("$name", change.Name));
        c.Execute("UPDATE project_change SET undone = $now WHERE id = $id", ("$id", change.Id), ("$now", now));
        MarkUpdated(back);
    }

    private void PutBackProject(long change) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO project (id, name, root, remote, first_seen, last_seen)
            SELECT project, name, root, remote, first_seen, last_seen FROM project_change WHERE id = $id
            """,
            ("$id", change)
        );

    private void JoinAgain(string split, string from) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO project_joined (id, project) VALUES ($id, $other);
            DELETE FROM project WHERE id = $id AND NOT EXISTS (SELECT 1 FROM record WHERE project = $id)
            AND NOT EXISTS (SELECT 1 FROM session WHERE project = $id);
            """,
            ("$id", split),
            ("$other", from)
        );

    private void Move(long change, string[] kind, string from, string to, string which, string sessions = "[]")
    {
        c.Execute(
            $"""
            INSERT OR IGNORE INTO project_change_row (change, kind, key) SELECT $change, '{kind[0]}', {kind[2]} FROM {kind[1]}
            WHERE project = $from AND {which} AND $sessions IS NOT NULL
            """,
            ("$change", change),
            ("$from", from),
            ("$sessions", sessions)
        );
        Set(change, kind, from, to);
    }

    private void PutBack(long change, string[] kind, string from, string back) => Set(change, kind, from, back);

    // A session may have worked in both.
    private void Set(long change, string[] kind, string from, string to)
    {
        c.Execute(
            $"""
            UPDATE OR IGNORE {kind[1]} SET project = $to WHERE project = $from
            AND {kind[2]} IN (SELECT key FROM project_change_row WHERE change = $change AND kind = '{kind[0]}')
            """,
            ("$change", change),
            ("$from", from),
            ("$to", to)
        );
        if (kind[1] == "session_in")
            c.Execute(
                """
                DELETE FROM session_in WHERE project = $from
                AND session IN (SELECT key FROM project_change_row WHERE change = $change AND kind = 'name')
                AND EXISTS (SELECT 1 FROM session_in o WHERE o.session = session_in.session AND o.project = $to)
                """,
                ("$change", change),
                ("$from", from),
                ("$to", to)
            );
    }

    // So that in-memory indexes reload these rows.
    private void MarkUpdated(string project) =>
        c.Execute("UPDATE record SET updated = max(updated, (SELECT max(updated) FROM record)) WHERE project = $id", ("$id", project));
}
