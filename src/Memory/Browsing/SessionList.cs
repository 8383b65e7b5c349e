using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Browsing;

/// <summary>A session in a list.</summary>
/// <param name="Row">Its row number, by which pages are marked.</param>
/// <param name="Episode">Its summary; null if nobody asked anything.</param>
/// <param name="Learned">Number of records learned from it.</param>
public sealed record SessionSummary(
    long Row,
    string Id,
    string Client,
    string Project,
    string ProjectName,
    string? Branch,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string? Episode,
    string? Outcome,
    int Learned
);

/// <summary>A turn of a session, and what was learned from its line.</summary>
/// <param name="IsSubagents">From a subagent's transcript.</param>
public sealed record SessionTurn(TurnPlace Place, Turn Turn, bool IsSubagents, IReadOnlyList<KnowledgeRecord> Learned);

/// <summary>Position of a turn: its transcript, line and part.</summary>
public sealed record TurnPlace(long Transcript, int Line, int Part)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Transcript}-{Line}-{Part}");

    /// <summary>Null if the text is not a position.</summary>
    public static TurnPlace? Parse(string? text) =>
        text?.Split('-') is [var transcript, var line, var part]
        && long.TryParse(transcript, out var t)
        && int.TryParse(line, out var l)
        && int.TryParse(part, out var p)
            ? new TurnPlace(t, l, p)
            : null;
}

/// <summary>Sessions page by page, the latest first, and each as a conversation.</summary>
public sealed class SessionList(Database database)
{
    /// <param name="project">Null for all.</param>
    public Page<SessionSummary> Page(string? project, PageMark? after, int size)
    {
        using var c = database.Open();
        var lines = SessionListStore.Page(c, project, after, size + 1);
        return new Page<SessionSummary>(
            [.. lines.Take(size)],
            lines.Count > size ? new PageMark(lines[size - 1].Ended.ToUnixTimeMilliseconds(), lines[size - 1].Row) : null
        );
    }

    /// <summary>Null if there is none, or it did not work in this project.</summary>
    public SessionSummary? Find(string id, string? project)
    {
        using var c = database.Open();
        return project is null || ProjectStore.IsIn(c, id, project) ? SessionListStore.Find(c, id) : null;
    }

    /// <summary>
    /// Turns of a session in order, without forgotten ones, and without those from projects other than the asking one.
    /// </summary>
    /// <param name="from">The first to show; null for the beginning.</param>
    /// <param name="next">Where the next page starts; null on the last.</param>
    public IReadOnlyList<SessionTurn> Turns(string session, string? project, TurnPlace? from, int size, out TurnPlace? next)
    {
        using var c = database.Open();
        var rows = SessionListStore.Turns(c, session, from, size + 1);
        next = rows.Count > size ? rows[size].Place : null;
        var shown = rows.Take(size).ToList();
        var main = ProjectStore.Find(c, session)?.Project;
        var found = new List<SessionTurn>();
        foreach (var file in shown.GroupBy(t => t.Place.Transcript))
        {
            var path = SessionListStore.PathOf(c, file.Key);
            var forgotten = c.Evidence.RejectedLines(path);
            var projects = LineProjectStore.Load(c, file.Key, main ?? "");
            var learned = SessionListStore
                .LearnedAt(c, path, file.Min(t => t.Place.Line), file.Max(t => t.Place.Line), project)
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
