using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Rows of the project of each line of a transcript.</summary>
internal sealed class LineProjectStore(MemoryConnection c)
{
    /// <summary>In SQL, the project of a turn <c>u</c> of a session <c>s</c>.</summary>
    public const string OfTurn =
        "coalesce((SELECT x.project FROM transcript_project x WHERE x.transcript = u.transcript AND x.line <= u.line ORDER BY "
        + "x.line DESC LIMIT 1), s.project)";

    /// <summary>In SQL, the project of evidence <c>e</c> of a session <c>s</c>.</summary>
    public const string OfEvidence =
        "coalesce((SELECT x.project FROM transcript t JOIN transcript_project x ON x.transcript = t.id WHERE t.path = e.file AND "
        + "x.line <= e.line ORDER BY x.line DESC LIMIT 1), s.project)";

    /// <param name="otherwise">The project of a transcript without stored lines.</param>
    public LineProjects Load(long transcript, string otherwise) =>
        new(
            otherwise,
            c.List(
                "SELECT line, project FROM transcript_project WHERE transcript = $id ORDER BY line",
                r => KeyValuePair.Create(r.Int("line"), r.Text("project")),
                ("$id", transcript)
            )
        );

    public void Start(long transcript, int line, string project) =>
        c.Execute(
            "INSERT OR REPLACE INTO transcript_project (transcript, line, project) VALUES ($transcript, $line, $project)",
            ("$transcript", transcript),
            ("$line", line),
            ("$project", project)
        );
}
