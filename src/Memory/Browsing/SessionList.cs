using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Sessions page by page, the latest first, and each as a conversation.</summary>
public sealed class SessionList(Database database)
{
    /// <param name="project">Null for all.</param>
    public Page<SessionSummary> Page(string? project, PageMark? after, int size)
    {
        using var c = database.Open();
        var lines = c.SessionPages.Page(project, after, size + 1);
        return new Page<SessionSummary>(
            [.. lines.Take(size)],
            lines.Count > size ? new PageMark(lines[size - 1].Ended.ToUnixTimeMilliseconds(), lines[size - 1].Row) : null
        );
    }

    /// <summary>Null if there is none, or it did not work in this project.</summary>
    public SessionSummary? Find(string id, string? project)
    {
        using var c = database.Open();
        return project is null || c.Projects.IsIn(id, project) ? c.SessionPages.Find(id) : null;
    }

    /// <summary>
    /// Turns of a session in order, without forgotten ones, and without those from projects other than the asking one.
    /// </summary>
    /// <param name="from">The first to show; null for the beginning.</param>
    /// <param name="next">Where the next page starts; null on the last.</param>
    public IReadOnlyList<SessionTurn> Turns(string session, string? project, TurnPlace? from, int size, out TurnPlace? next)
    {
        using var c = database.Open();
        var rows = c.SessionPages.Turns(session, from, size + 1);
        next = rows.Count > size ? rows[size].Place : null;
        var shown = rows.Take(size).ToList();
        var main = c.Projects.Find(session)?.Project;
        var found = new List<SessionTurn>();
        foreach (var file in shown.GroupBy(t => t.Place.Transcript))
        {
            var path = c.SessionPages.PathOf(file.Key);
            var forgotten = c.Evidence.RejectedLines(path);
            var projects = c.LineProjects.Load(file.Key, main ?? "");
            var learned = c
                .SessionPages.LearnedAt(path, file.Min(t => t.Place.Line), file.Max(t => t.Place.Line), project)
                .ToLookup(l => l.Line, l => l.Record);
            var told = new HashSet<int>();
            found.AddRange(
                file.Where(t => !forgotten.Contains(t.Place.Line) && (project is null || projects.ProjectAt(t.Place.Line) == project))
                    .Select(t => told.Add(t.Place.Line) ? t with { Learned = [.. learned[t.Place.Line]] } : t)
            );
        }
        return found;
    }
}
