using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Projects and the sessions in them.</summary>
internal sealed class ProjectStore(MemoryConnection c)
{
    private const int LongestName = 200; // chosen: far above a name

    /// <summary>The project of sessions without a folder.</summary>
    public static readonly ProjectIdentity Nowhere = new("nowhere", "(no folder)", "", null);

    /// <summary>
    /// The project of a folder. One that does not exist here (a transcript from elsewhere, a removed worktree) is identified by the named
    /// remote, otherwise by the known repository around it, otherwise by its path.
    /// </summary>
    /// <param name="isTrusted">A person vouches for the folder.</param>
    public ProjectIdentity Identify(string? cwd, string? remote, bool isTrusted = false)
    {
        if (string.IsNullOrEmpty(cwd))
            return Nowhere;
        var known = new KnownProjects(c);
        var here = ProjectIdentity.Resolve(cwd, known, isTrusted);
        if (here.Repository is not null || FolderSpelling.Local(cwd) is { } local && Directory.Exists(local))
            return here;
        if (remote is not null)
            return ProjectIdentity.FromRemote(remote, cwd, known);
        return known.Knows(here.Id) ? here : RepositoryAround(cwd) ?? here;
    }

    private ProjectIdentity? RepositoryAround(string cwd)
    {
        var key = FolderSpelling.Key(cwd);
        return c.List(
                """
                SELECT id, name, root, remote FROM project p WHERE root <> ''
                AND (remote IS NOT NULL OR EXISTS (SELECT 1 FROM place x WHERE x.project = p.id AND x.commits <> ''))
                ORDER BY length(root) DESC
                """,
                Read
            )
            .Find(p => key.StartsWith(FolderSpelling.Key(p.Root).TrimEnd('/') + "/", StringComparison.Ordinal));
    }

    private static ProjectIdentity Read(Row r) => new(r.Text("id"), r.Text("name"), r.Text("root"), r.OptionalText("remote"));

    /// <summary>Adds a project without any records.</summary>
    public void Add(ProjectIdentity p, DateTimeOffset at)
    {
        c.Execute(
            """
            INSERT INTO project (id, name, root, remote, first_seen, last_seen) VALUES ($id, $name, $root, $remote, $at, $at)
            ON CONFLICT (id) DO UPDATE SET last_seen = max(last_seen, excluded.last_seen), first_seen = min(first_seen, excluded.first_seen)
            """,
            ("$id", p.Id),
            ("$name", Redactor.RedactPlace(p.Name)),
            ("$root", Redactor.RedactPlace(p.Root)),
            ("$remote", Redactor.RedactPlace(p.Remote)),
            ("$at", at)
        );
    }

    public void Rename(string project, string name) =>
        c.Execute("UPDATE project SET name = $name WHERE id = $id", ("$id", project), ("$name", name));

    public DateTimeOffset LastSeen(string project) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long?)c.Scalar("SELECT last_seen FROM project WHERE id = $id", ("$id", project)) ?? 0);

    public void Touch(ProjectIdentity p, DateTimeOffset at)
    {
        Add(p, at);
        if (p.Place.Length > 0)
        {
            c.Places.NoteWork(p, at);
            // A checkout is the same project before and after it gets a remote.
            if (p.Place != p.Id && c.Places.Knows(p.Place) && !c.ProjectChanges.WasUndone(p.Place, p.Id))
                c.ProjectChanges.Join(p.Place, p.Id, "its repository names this remote", at);
        }
        if (ShouldAdopt(p))
            Adopt(p);
    }

    /// <summary>True if something was saved or imported under this project's name alone, and no other folder has that name.</summary>
    public bool ShouldAdopt(ProjectIdentity p) =>
        p.Root.Length > 0
        && c.Scalar("SELECT 1 FROM project WHERE id = $id", ("$id", NameOnly(p.Name))) is not null
        && Named(p.Name).TrueForAll(o => o.Id == p.Id || o.Root.Length == 0);

    /// <summary>
    /// The only project with this name, otherwise one that has a name and no folder yet; does not guess between several.
    /// </summary>
    public ProjectIdentity ResolveName(string name)
    {
        var called = IsNoProject(name) ? "general" : Utf8Text.Cap(Redactor.Redact(name.Trim()), LongestName);
        return Named(called) is [var known] ? known : new ProjectIdentity(NameOnly(called), called, "", null);
    }

    /// <summary>Names that other memory tools use for no project.</summary>
    public static bool IsNoProject(string name) => name.Trim().ToLowerInvariant() is "" or "general" or "global" or "unknown-project";

    // Records saved or imported under a name alone go to the first folder with that name.
    private void Adopt(ProjectIdentity p)
    {
        var nameless = NameOnly(p.Name);
        c.Execute(
            "UPDATE record SET project = $id, updated = max(updated, $now) WHERE project = $old",
            ("$id", p.Id),
            ("$old", nameless),
            ("$now", c.Scalar("SELECT max(updated) FROM record") ?? 0L)
        );
        c.Execute("UPDATE session SET project = $id WHERE project = $old", ("$id", p.Id), ("$old", nameless));
        c.Execute("UPDATE OR IGNORE session_in SET project = $id WHERE project = $old", ("$id", p.Id), ("$old", nameless));
        c.Execute("DELETE FROM session_in WHERE project = $old", ("$old", nameless));
        c.Execute("UPDATE tombstone SET project = $id WHERE project = $old", ("$id", p.Id), ("$old", nameless));
        c.Execute("UPDATE OR IGNORE forgotten_in SET project = $id WHERE project = $old", ("$id", p.Id), ("$old", nameless));
        c.Execute("DELETE FROM project WHERE id = $old", ("$old", nameless));
    }

    private static string NameOnly(string name) => Sha256.Hex("name:" + name.ToLowerInvariant(), 8);

    public void Save(Session s) =>
        c.Execute(
            """
            INSERT INTO session (id, client, project, cwd, branch, started, ended, forked_from)
            VALUES ($id, $client, $project, $cwd, $branch, $started, $ended, $fork)
            ON CONFLICT (id) DO UPDATE SET started = min(started, excluded.started), ended = max(ended, excluded.ended), branch =
            coalesce(excluded.branch, branch), forked_from = coalesce(forked_from, excluded.forked_from),
                project = CASE WHEN (SELECT p.root FROM project p
                WHERE p.id = session.project) = '' THEN excluded.project ELSE project END, cwd = coalesce(cwd, excluded.cwd)
            """,
            ("$id", s.Id),
            ("$client", s.Client),
            ("$project", s.Project),
            ("$cwd", Redactor.RedactPlace(s.Cwd)),
            ("$branch", Redactor.RedactPlace(s.Branch)),
            ("$started", s.Started),
            ("$ended", s.Ended),
            ("$fork", s.ForkedFrom)
        );

    /// <summary>False if the project has no root folder.</summary>
    public bool HasFolder(string project) => c.Scalar("SELECT 1 FROM project WHERE id = $id AND root <> ''", ("$id", project)) is not null;

    public Session? Find(string id) =>
        c.First(
            "SELECT id, client, project, cwd, branch, started, ended, forked_from FROM session WHERE id = $id",
            r => new Session(
                r.Text("id"),
                r.Text("client"),
                r.Text("project"),
                r.OptionalText("cwd"),
                r.OptionalText("branch"),
                r.Time("started"),
                r.Time("ended"),
                r.OptionalText("forked_from")
            ),
            ("$id", id)
        );

    /// <summary>Stores the project in which most of a session happened.</summary>
    public void SetMainProject(string session, string project) =>
        c.Execute("UPDATE session SET project = $project WHERE id = $id AND project <> $project", ("$id", session), ("$project", project));

    /// <summary>Adds projects a session worked in.</summary>
    public void AddProjects(string session, IEnumerable<string> projects)
    {
        foreach (var project in projects)
            c.Execute(
                "INSERT OR IGNORE INTO session_in (session, project) VALUES ($id, $project)",
                ("$id", session),
                ("$project", project)
            );
    }

    /// <summary>True when a session worked in a project.</summary>
    public bool IsIn(string session, string project) =>
        c.Scalar("SELECT 1 FROM session_in WHERE session = $id AND project = $project", ("$id", session), ("$project", project))
            is not null;

    /// <summary>Records that something new was learned from a session, so that rules are judged against it.</summary>
    public void MarkLearned(string session, DateTimeOffset now) =>
        c.Execute("UPDATE session SET learned = $now WHERE id = $id", ("$id", session), ("$now", now));

    /// <summary>
    /// Known projects with this id, otherwise all with this name, remote or root, most recent first. Names are case-insensitive.
    /// </summary>
    public List<ProjectIdentity> Named(string name)
    {
        name = name.Trim();
        var all = All();
        return all.Find(p => p.Id == name) is { } one
            ? [one]
            : all.FindAll(p =>
                p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                || p.Root == name
                || name.Equals(p.Remote, StringComparison.OrdinalIgnoreCase)
            );
    }

    public List<ProjectIdentity> All() =>
        c.List(
            "SELECT id, name, root, remote FROM project ORDER BY last_seen DESC, id",
            r => new ProjectIdentity(r.Text("id"), r.Text("name"), r.Text("root"), r.OptionalText("remote"))
        );
}
