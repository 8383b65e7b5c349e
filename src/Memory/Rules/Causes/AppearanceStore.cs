using TotalMemory.Projects;
using TotalMemory.Spool.Commands;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <summary>Searches later calls for a thing that was missing.</summary>
internal sealed class AppearanceStore(MemoryConnection c)
{
    /// <summary>Maximum number of calls, the newest (chosen).</summary>
    private const int MostCalls = 200;

    /// <param name="since">When it was last missing.</param>
    public bool HasAppeared(Absence absence, string project, DateTimeOffset since)
    {
        var folder = Folder(project);
        return c.List(
                $"""
                SELECT u.line, u.part, u.kind, u.at, u.text, u.uuid, u.tool, u.call, u.target, u.outcome, u.exit_code, u.origin, u.detail
                FROM session s JOIN transcript t ON t.session = s.id JOIN turn u ON u.transcript = t.id
                WHERE s.id IN (SELECT session FROM session_in WHERE project = $project) AND s.ended > $since
                AND u.kind = 'toolcall' AND u.at > $since AND instr(u.text || ' ' || coalesce(u.target, ''), $word) > 0
                AND {LineProjectStore.OfTurn} = $project
                AND (SELECT r.outcome FROM turn r WHERE r.transcript = u.transcript AND r.call = u.call AND r.kind = 'toolresult'
                    AND r.outcome <> 'running' LIMIT 1) = 'ok'
                ORDER BY u.at DESC LIMIT {MostCalls}
                """,
                TranscriptStore.ReadTurn,
                ("$project", project),
                ("$since", since),
                ("$word", absence.Word)
            )
            .Any(call => absence.IsEndedBy(call, folder));
    }

    /// <summary>When the project's latest session ended; null if there is none.</summary>
    public DateTimeOffset? LatestEnd(string project) =>
        c.List(
                """
                SELECT ended FROM session WHERE id IN (SELECT session FROM session_in WHERE project = $project)
                ORDER BY ended DESC LIMIT 1
                """,
                r => (DateTimeOffset?)r.Time("ended"),
                ("$project", project)
            )
            .FirstOrDefault();

    private string Folder(string project) =>
        FileName.Last(c.Scalar("SELECT root FROM project WHERE id = $id", ("$id", project)) as string ?? "");
}
