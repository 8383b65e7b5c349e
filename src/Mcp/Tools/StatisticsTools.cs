using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.History;
using TotalMemory.Recall.Semantic;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>The memory in numbers.</summary>
internal sealed class StatisticsTools(Callers callers, Statistics statistics, VectorCoverage vectors, EventSpool spool)
{
    [McpServerTool(Name = "memory_stats", Title = "Statistics", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Statistics of the memory.")]
    public CallToolResult Stats(
        RequestContext<CallToolRequestParams> request,
        [Description("Default: all projects")] string? project = null
    )
    {
        var scope = project is null ? null : callers.Identify(request, project).Project;
        var s = statistics.Count(scope?.Id);
        var (embedded, active) = vectors.Read();
        var (waiting, rejected) = (spool.Waiting().Count, spool.RejectedIds().Count);
        var megabytes = s.DatabaseBytes / 1e6;
        return Reply.Create(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {(scope is null ? "everything" : scope.Name)}: {Counted.Format(s.Active, "active record")} from {Counted.Format(
                    s.Sessions,
                    "session"
                )}, {Counted.Format(s.Evidence, "quote")}
                by type: {Things(s.ByType)}
                by status: {Counts(s.ByStatus)}
                by project: {(scope is null ? Counted.Format(s.ByProject.Count, "project") : Counts(s.ByProject))}
                shown to agents: {(s.DeliveriesByWay.Count == 0 ? "nothing yet" : Things(s.DeliveriesByWay))}
                health {s.Health:0.00}: {s.Stale} stale (90 days), {s.NeverUsed} never used
                {megabytes:0.0} MB; {embedded} of {active} records have a vector; {Counted.Format(
                    waiting,
                    "event waits",
                    "events wait"
                )}, {rejected} were rejected
                """
            ),
            null,
            ("active", s.Active),
            ("sessions", s.Sessions),
            ("health_score", Math.Round(s.Health, 3))
        );
    }

    private static string Things(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", counts.Select(c => Counted.Format(c.Value, c.Key)));

    private static string Counts(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));
}
