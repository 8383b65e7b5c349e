using TotalMemory.Spool;
using TotalMemory.Spool.Git;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Rows of the places where somebody has worked, and of merged projects.</summary>
internal sealed class PlaceStore(MemoryConnection c)
{
    /// <summary>Maximum commits from all checkouts of one project together (chosen).</summary>
    private const int MostCommits = 24;

    public bool Knows(string project) => c.Scalar("SELECT 1 FROM project WHERE id = $id", ("$id", project)) is not null;

    public string? JoinedTo(string project) => (string?)c.Scalar("SELECT project FROM project_joined WHERE id = $id", ("$id", project));

    public KnownPlace? Find(string place) =>
        c.First(
            "SELECT project, decided FROM place WHERE id = $id",
            r => new KnownPlace(r.Text("project"), r.Long("decided") != 0),
            ("$id", place)
        );

    /// <param name="here">Only from clones on this machine.</param>
    public List<string> Commits(string project, bool here = false) =>
        [
            .. c.List(
                    "SELECT commits FROM place WHERE project = $project AND commits <> '' AND (root <> '' OR NOT $here) ORDER BY seen DESC",
                    r => r.Text("commits"),
                    ("$project", project),
                    ("$here", here ? 1 : 0)
                )
                .SelectMany(all => all.Split(' '))
                .Distinct(StringComparer.Ordinal)
                .Take(MostCommits),
        ];

    public List<WorkPlace> All() =>
        c.List(
            "SELECT id, project, root, decided FROM place ORDER BY seen DESC, id",
            r => new WorkPlace(r.Text("id"), r.Text("project"), r.Text("root"), r.Long("decided") != 0)
        );

    /// <summary>Records that somebody works here.</summary>
    public void NoteWork(ProjectIdentity p, DateTimeOffset at)
    {
        var was = ProjectBefore(p);
        c.Execute(
            """
            INSERT INTO place (id, project, root, commits, seen) VALUES ($id, $project, $root, $commits, $at)
            ON CONFLICT (id) DO UPDATE SET seen = max(seen, excluded.seen), root = excluded.root, was = coalesce($was, was),
                project = CASE decided WHEN 1 THEN project ELSE excluded.project END,
                commits = CASE excluded.commits WHEN '' THEN commits ELSE excluded.commits END
            """,
            ("$id", p.Place),
            ("$project", p.Id),
            ("$root", p.Root),
            // Commits of an untrusted repository prove nothing.
            ("$commits", p is { Repository: { } common, Claimed: null } ? string.Join(' ', GitCommits.Roots(common)) : ""),
            ("$at", at),
            ("$was", was)
        );
        c.Execute("DELETE FROM project_above WHERE project = $id", ("$id", p.Id));
        if (p.Above is { } above && above != p.Id)
            c.Execute(
                """
                INSERT OR IGNORE INTO project_above (project, above) SELECT $id, $above UNION SELECT $id, above FROM project_above
                WHERE project = $above AND above <> $id
                """,
                ("$id", p.Id),
                ("$above", above)
            );
    }

    // The former project of a checkout whose remote changed: the same history in the same place.
    private string? ProjectBefore(ProjectIdentity p) =>
        p is { Repository: { } common, Remote: not null, Claimed: null }
        && Find(p.Place) is { IsDecided: false, Project: var before }
        && before != p.Id
        && before != p.Place
        && Commits(before, here: true).Exists(commit => GitCommits.Has(common, commit))
            ? before
            : null;

    /// <summary>
    /// Checkouts whose remote changed and whose former project is still known. A person decides whether it is the same project.
    /// </summary>
    public List<MovedCheckout> Moved() =>
        c.List(
            """
            SELECT x.root AS here, x.project AS now, p.id, p.name, p.root, p.remote FROM place x JOIN project p ON p.id = x.was
            WHERE x.decided = 0 AND x.was <> x.project AND EXISTS (SELECT 1 FROM record r WHERE r.project = p.id AND r.status = 'active')
            ORDER BY x.root
            """,
            r => new MovedCheckout(
                r.Text("here"),
                r.Text("now"),
                new ProjectIdentity(r.Text("id"), r.Text("name"), r.Text("root"), r.OptionalText("remote"))
            )
        );

    /// <summary>Stores commits that the person's other machines saw in their clones.</summary>
    public void NoteCommits(string project, IEnumerable<string> commits, DateTimeOffset at) =>
        c.Execute(
            """
            INSERT INTO place (id, project, root, commits, seen) VALUES ($id, $project, '', $commits, $at)
            ON CONFLICT (id) DO UPDATE SET commits = excluded.commits, seen = excluded.seen
            """,
            ("$id", Sha256.Hex("elsewhere:" + project, 8)),
            ("$project", project),
            ("$commits", string.Join(' ', commits.Take(MostCommits))),
            ("$at", at)
        );

    public void Decide(string place, string project, bool isDecided = true) =>
        c.Execute(
            "UPDATE place SET project = $project, decided = $decided WHERE id = $id",
            ("$id", place),
            ("$project", project),
            ("$decided", isDecided ? 1 : 0)
        );

    /// <summary>Projects below this one, in which its records are visible.</summary>
    public List<string> Below(string project) =>
        c.List("SELECT project FROM project_above WHERE above = $id", r => r.Text("project"), ("$id", project));

    /// <summary>Projects above a project's folder, whose records are visible there.</summary>
    public List<string> Above(string project) =>
        c.List("SELECT above FROM project_above WHERE project = $id", r => r.Text("above"), ("$id", project));

    /// <summary>The lines of <see cref="ProjectBook"/>, which hooks read.</summary>
    public List<string> BookLines()
    {
        var lines = c.List("SELECT id FROM project", r => $"project {r.Text("id")}");
        lines.AddRange(c.List("SELECT id, project FROM project_joined", r => $"joined {r.Text("id")} {r.Text("project")}"));
        lines.AddRange(All().Select(p => $"place {p.Id} {p.Project} {(p.IsDecided ? "decided" : "seen")}"));
        lines.AddRange(
            c.List("SELECT DISTINCT project FROM place WHERE commits <> ''", r => r.Text("project"))
                .Select(p => $"commits {p} {string.Join(' ', Commits(p))}")
        );
        return lines;
    }
}
