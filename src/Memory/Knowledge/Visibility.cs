using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// What is visible in a project: its own records, global ones, and those of projects above its folder. Defined only here, for SQL and for
/// code; a test keeps both equal.
/// </summary>
/// <param name="Project">Null for a person, who sees everything.</param>
/// <param name="Above">Projects above its folder.</param>
internal sealed record Visibility(string? Project, IReadOnlyList<string> Above)
{
    /// <summary>A condition on the record <c>r</c>; the query has a value <c>$project</c>.</summary>
    public const string Sql =
        "($project IS NULL OR r.project = $project OR r.scope = 'global' OR r.project IN (SELECT above FROM project_above WHERE "
        + "project = $project))";

    public static Visibility From(MemoryConnection c, string? project) => new(project, project is null ? [] : c.Places.Above(project));

    public bool Shows(KnowledgeRecord record) => Shows(record.Project, record.Scope == Scope.Global);

    /// <param name="project">The record's.</param>
    public bool Shows(string project, bool isGlobal) => Project is null || Project == project || isGlobal || Above.Contains(project);
}
