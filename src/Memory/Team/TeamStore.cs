using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>Rows of the team's rules, and of those a person turned off or forgot.</summary>
internal sealed class TeamStore(MemoryConnection c)
{
    private const string Select = """
        SELECT t.id, t.author, t.project, t.text, t.shared, n.identity IS NOT NULL AS is_off FROM team_rule t
        LEFT JOIN team_no n ON n.project = t.project AND n.identity = t.identity
        """;

    /// <summary>Rules for a project and global ones, newest first; for all projects if null.</summary>
    /// <param name="key">Key derived from the project's remote.</param>
    public List<TeamRule> All(string? key) =>
        c.List($"{Select} WHERE $key IS NULL OR t.project IN ($key, '*') ORDER BY t.shared DESC, t.id DESC", Read, ("$key", key));

    /// <summary>Global rules.</summary>
    public List<TeamRule> Everywhere() => c.List($"{Select} WHERE t.project = '*' ORDER BY t.shared DESC, t.id DESC", Read);

    public TeamRule? Find(long id) => c.First($"{Select} WHERE t.id = $id", Read, ("$id", id));

    public string? Seen(string project) => (string?)c.Scalar("SELECT state FROM team_seen WHERE project = $project", ("$project", project));

    public void SetSeen(string project, string state) =>
        c.Execute("INSERT OR REPLACE INTO team_seen (project, state) VALUES ($project, $state)", ("$project", project), ("$state", state));

    /// <summary>Texts known here for a project, by author and item.</summary>
    public Dictionary<TeamItemKey, string> Known(string project) =>
        c.List(
                "SELECT author, item, text FROM team_rule WHERE project = $project",
                r => KeyValuePair.Create(new TeamItemKey(r.Text("author"), r.Text("item")), r.Text("text")),
                ("$project", project)
            )
            .ToDictionary();

    public void Set(string project, TeamItem item) =>
        c.Execute(
            """
            INSERT INTO team_rule (author, item, project, text, identity, shared)
            VALUES ($author, $item, $project, $text, $identity, $shared)
            ON CONFLICT (author, item) DO UPDATE SET project = excluded.project, text = excluded.text, identity = excluded.identity,
            shared = excluded.shared
            """,
            ("$author", item.Author),
            ("$item", item.Item),
            ("$project", project),
            ("$text", item.Text),
            ("$identity", Normalized.Identity(item.Text)),
            ("$shared", item.Shared)
        );

    public void Remove(string project, TeamItemKey key) =>
        c.Execute(
            "DELETE FROM team_rule WHERE project = $project AND author = $author AND item = $item",
            ("$project", project),
            ("$author", key.Author),
            ("$item", key.Item)
        );

    /// <summary>
    /// Removes everything except refusals. The person's shares are removed, too: consent was for this team, and the next one is another.
    /// </summary>
    public void RemoveAll()
    {
        RemoveWords();
        c.Execute("DELETE FROM team_print; DELETE FROM team_proposal; DELETE FROM share;");
    }

    /// <summary>Removes the team's rules. False if there were none.</summary>
    public bool RemoveWords()
    {
        var any = c.Scalar("SELECT 1 FROM team_rule LIMIT 1") is not null;
        if (any)
            c.Markers.Write(ErasureStore.Pending, "1");
        c.Execute("DELETE FROM team_rule; DELETE FROM team_seen;");
        return any;
    }

    /// <summary>Refuses this rule's text; all rules with the same text are turned off or forgotten.</summary>
    public void Refuse(long id, bool forgets)
    {
        c.Execute(
            """
            INSERT INTO team_no (project, identity, forgotten) SELECT project, identity, $forgets FROM team_rule WHERE id = $id
            ON CONFLICT (project, identity) DO UPDATE SET forgotten = max(forgotten, excluded.forgotten)
            """,
            ("$id", id),
            ("$forgets", forgets ? 1 : 0)
        );
        if (!forgets)
            return;
        c.Execute(
            "DELETE FROM team_rule WHERE EXISTS (SELECT 1 FROM team_no n WHERE n.project = team_rule.project AND n.identity = "
                + "team_rule.identity AND n.forgotten = 1)"
        );
        c.Markers.Write(ErasureStore.Pending, "1");
    }

    /// <summary>Undoes a refusal, if the rule still exists.</summary>
    public void AllowAgain(long id) =>
        c.Execute("DELETE FROM team_no WHERE (project, identity) IN (SELECT project, identity FROM team_rule WHERE id = $id)", ("$id", id));

    /// <summary>True if the person forgot this text.</summary>
    public bool IsForgotten(string project, string identity) =>
        c.Scalar(
            "SELECT 1 FROM team_no WHERE project = $project AND identity = $identity AND forgotten = 1",
            ("$project", project),
            ("$identity", identity)
        )
            is not null;

    private static TeamRule Read(Row r) =>
        new(r.Long("id"), r.Text("author"), r.Text("project"), r.Text("text"), r.Time("shared"), r.Flag("is_off"));
}
