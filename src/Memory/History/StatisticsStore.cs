using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Counts rows, reading as few as possible.</summary>
internal sealed class StatisticsStore(MemoryConnection c)
{
    private const int MostProjects = 20; // chosen: one screen

    private sealed record RecordGroup(string Project, string Type, string Status, long Count);

    /// <summary>Counts, without the size of the file.</summary>
    /// <param name="project">Null counts everything.</param>
    /// <param name="since">Records not used or confirmed since then are stale, unless they were learned later.</param>
    public MemoryStatistics Count(string? project, DateTimeOffset since)
    {
        var groups = Groups(project);
        var active = groups.Where(g => g.Status == "active").ToList();
        var names = ProjectNames();
        return new MemoryStatistics(
            active.Sum(g => g.Count),
            Sum([.. active.Where(g => g.Type != "rule"), .. Rules(project)], g => g.Type),
            Sum(groups, g => g.Status),
            Sum(active, g => names.GetValueOrDefault(g.Project, g.Project)).Take(MostProjects).ToDictionary(),
            Sessions(project),
            Evidence(project),
            Stale(project, since),
            NeverUsed(project),
            DeliveriesByWay(project),
            0
        );
    }

    // In descending order.
    private static Dictionary<string, long> Sum(IEnumerable<RecordGroup> groups, Func<RecordGroup, string> name) =>
        groups
            .GroupBy(name, g => g.Count)
            .Select(g => KeyValuePair.Create(g.Key, g.Sum()))
            .OrderByDescending(g => g.Value)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary();

    // A covering index: with further columns every row would have to be read.
    private List<RecordGroup> Groups(string? project) =>
        c.List(
            $"SELECT r.project, r.type, r.status, count(*) AS count FROM record r{Where(project)} GROUP BY r.project, r.type, r.status",
            r => new RecordGroup(r.Text("project"), r.Text("type"), r.Text("status"), r.Long("count")),
            ("$project", project)
        );

    // Rules and insights are counted separately.
    private List<RecordGroup> Rules(string? project) =>
        c.List(
            $"""
            SELECT CASE WHEN u.waits IS NOT NULL THEN 'waiting rule' WHEN {CountStore.Noted} THEN 'agent''s note' ELSE r.kind END AS what,
                count(*) AS count {CountStore.ActiveRules} {(project is null ? "" : "AND r.project = $project")} GROUP BY 1
            """,
            r => new RecordGroup("", r.Text("what"), "active", r.Long("count")),
            ("$project", project)
        );

    // Projects with the same name are distinguished by their location.
    private Dictionary<string, string> ProjectNames() =>
        c.List(
                """
                SELECT id, CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || ' (' || coalesce(remote, root) || ')' ELSE name END
                AS name FROM project
                """,
                r => KeyValuePair.Create(r.Text("id"), r.Text("name"))
            )
            .ToDictionary();

    private long Stale(string? project, DateTimeOffset since) =>
        Number(
            $"""
            SELECT count(*) FROM record r{Where(project)} {(project is null ? "WHERE" : "AND")} r.updated < $since
            AND max(r.confirmed, coalesce(r.used, 0)) < $since AND r.status = 'active'
            """,
            ("$project", project),
            ("$since", since)
        );

    private long NeverUsed(string? project) =>
        Number(
            $"""
            SELECT count(*) FROM record r{Where(project)} {(project is null ? "WHERE" : "AND")} r.uses = 0 AND r.status = 'active'
            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.record = r.id)
            """,
            ("$project", project)
        );

    private static string Where(string? project) => project is null ? "" : " WHERE r.project = $project";

    private long Sessions(string? project) =>
        project is null
            ? Number("SELECT count(*) FROM session")
            : Number("SELECT count(*) FROM session_in WHERE project = $project", ("$project", project));

    private long Evidence(string? project) =>
        project is null
            ? Number("SELECT count(*) FROM evidence")
            : Number("SELECT count(*) FROM evidence e JOIN record r ON r.id = e.record WHERE r.project = $project", ("$project", project));

    private long Number(string sql, params (string, object?)[] values) => (long)c.Scalar(sql, values)!;

    private Dictionary<string, long> DeliveriesByWay(string? project) =>
        c.List(
                $"""
                SELECT d.way, count(*) AS count FROM delivery d
                {(project is null ? "" : "JOIN record r ON r.id = d.record WHERE r.project = $project")}
                GROUP BY d.way ORDER BY 2 DESC, 1
                """,
                r => (r.Text("way"), r.Long("count")),
                ("$project", project)
            )
            .ToDictionary();
}
