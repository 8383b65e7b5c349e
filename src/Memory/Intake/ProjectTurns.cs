using TotalMemory.Projects;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// The turns that belong to one project. Only turns in [<paramref name="From"/>, <paramref name="To"/>) are learned from.
/// </summary>
internal sealed record ProjectTurns(string Project, IReadOnlyList<Turn> Turns, int From, int To)
{
    /// <summary>Splits turns by project, so that nothing said in one is learned for another.</summary>
    public static IReadOnlyList<ProjectTurns> Split(LineProjects projects, IReadOnlyList<Turn> turns, int from, int to)
    {
        if (projects.IsOne)
            return [new ProjectTurns(projects.ProjectAt(0), turns, from, to)];
        return
        [
            .. turns
                .Index()
                .GroupBy(t => projects.ProjectAt(t.Item.Line), StringComparer.Ordinal)
                .Select(g => new ProjectTurns(g.Key, [.. g.Select(t => t.Item)], g.Count(t => t.Index < from), g.Count(t => t.Index < to))),
        ];
    }
}
