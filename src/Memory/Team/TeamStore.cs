using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>Rows of the team's rules, and of those a person turned off or forgot.</summary>
internal static class TeamStore
{
    private const string Select = """
        SELECT t.id, t.author, t.project, t.text, t.shared, n.identity IS NOT NULL AS is_off FROM team_rule t
        LEFT JOIN team_no n ON n.project = t.project AND n.identity = t.identity
        """;

    /// <summary>Rules for a project and global ones, newest first; for all projects if null.</summary>
    /// <param name="key">Key derived from the project's remote.</param>
    public static List<TeamRule> All(MemoryConnection c, string? key) =>
        c.List($"{Select} WHERE $key IS NULL OR t.project IN ($key, '*') ORDER BY t.shared DESC, t.id DESC", Read, ("$key", key));

    /// <summary>Global rules.</summary>
    public static List<TeamRule> Everywhere(MemoryConnection c) =>
        c.List($"{Select} WHERE t.project = '*' ORDER BY t.shared DESC, t.id DESC", Read);

    public static TeamRule? Find(MemoryConnection c, long id) => c.First($"{Select} WHERE t.id = $id", Read, ("$id", id));

    public static string? Seen(MemoryConnection c, string project) =>
        (string?)c.Scalar("SELECT state FROM team_seen WHERE project = $project", ("$project", project));

    public static void SetSeen(MemoryConnection c, string project, string state) =>
        c.Execute("INSERT OR REPLACE INTO team_seen (project, state) VALUES ($project, $state)", ("$project", project), ("$state", state));

    /// <summary>Texts known here for a project, by author and item.</summary>
    public static Dictionary<TeamItemKey, string> Known(MemoryConnection c, string project) =>
        c.List(
                "SELECT author, item, text FROM team_rule WHERE project = $project",
                r => KeyValuePair.Create(new TeamItemKey(r.Text("author"), r.Text("item")), r.Text("text")),
                ("$project", project)
            )
            .ToDictionary();

    public static void Set(MemoryConnection c, string project, TeamItem item) =>
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

    public static void Remove(MemoryConnection c, string project, TeamItemKey key) =>
        c.Execute(
            "DELETE FROM team_rule WHERE project = $project AND author = $author AND item = $item",
            ("$project", project),
            ("$author", key.Author),
            ("$item", key.Item)
        );

    /// <summary>
    /// Removes everything except refusals. The person's shares are removed, too: consent was for this team, and the next one is another.
    /// </summary>
    public static void RemoveAll(MemoryConnection c)
    {
        RemoveWords(c);
        c.Execute("DELETE FROM team_print; DELETE FROM team_proposal; DELETE FROM share;");
    }

    /// <summary>Removes the team's rules. False if there were none.</summary>
    public static bool RemoveWords(MemoryConnection c)
    {
        var any = c.Scalar("SELECT 1 FROM team_rule LIMIT 1") is not null;
        if (any)
            Notes.Write(c, ErasureStore.Pending, "1");
        c.Execute("DELETE FROM team_rule; DELETE FROM team_seen;");
        return any;
    }

    /// <summary>Refuses this rule's text; all rules with the same text are turned off or forgotten.</summary>
    public static void Refuse(MemoryConnection c, long id, bool forgets)
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
        Notes.Write(c, ErasureStore.Pending, "1");
    }

    /// <summary>Undoes a refusal, if the rule still exists.</summary>
    public static void AllowAgain(MemoryConnection c, long id) =>
        c.Execute("DELETE FROM team_no WHERE (project, identity) IN (SELECT project, identity FROM team_rule WHERE id = $id)", ("$id", id));

    /// <summary>True if the person forgot this text.</summary>
    public static bool IsForgotten(MemoryConnection c, string project, string identity) =>
        c.Scalar(
            "SELECT 1 FROM team_no WHERE project = $project AND identity = $identity AND forgotten = 1",
            ("$project", project),
            ("$identity", identity)
        )
            is not null;

    private static TeamRule Read(Row r) =>
        new(r.Long("id"), r.Text("author"), r.Text("project"), r.Text("text"), r.Time("shared"), r.Flag("is_off"));
}

/// <summary>Key of a shared rule.</summary>
internal sealed record TeamItemKey(string Author, string Item);
