using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Delivery;

/// <summary>Finds what to hand over from a project's newest session, of any client, to the next one.</summary>
public sealed class HandoffBook(Database database)
{
    /// <summary>Of a session with more turns, only the beginning and this many of the last turns are read (chosen).</summary>
    private const int MostTurns = 4_000;
    private const int Beginning = 200; // chosen: turns that hold the first request
    private const int MostLearned = 12; // chosen: one screen

    /// <summary>Null when nothing is known of any session of the project, or of this one.</summary>
    /// <param name="session">The newest of the project when null.</param>
    public Handoff? Find(string project, string? session = null)
    {
        using var c = database.Open();
        if ((session ?? c.Transcripts.Readable(project, 1).FirstOrDefault()?.Id) is not { } id)
            return null;
        if (c.Projects.Find(id) is not { } found || !c.Projects.IsIn(id, project))
            return null;
        var name = c.Projects.All().FirstOrDefault(p => p.Id == project)?.Name ?? project;
        return HandoffReading.Read(
            new HandoffSession(id, found.Client, name, found.Branch, found.Cwd, found.Ended),
            Turns(c, id, project),
            c.History.LearnedIn(id, project, MostLearned)
        );
    }

    // Without lines that a person had forgotten, and without those of another project.
    private static List<Turn> Turns(MemoryConnection c, string session, string project)
    {
        var turns = new List<Turn>();
        foreach (var transcript in c.Transcripts.InSession(session).Where(t => t.Agent is null))
        {
            var projects = c.LineProjects.Load(transcript.Id, c.Projects.Find(session)!.Project);
            var forgotten = c.Evidence.RejectedLines(transcript.Path);
            turns.AddRange(Ends(c, transcript).Where(t => !forgotten.Contains(t.Line) && projects.ProjectAt(t.Line) == project));
        }
        return turns;
    }

    private static IEnumerable<Turn> Ends(MemoryConnection c, TranscriptState transcript)
    {
        var skip = transcript.Turns - MostTurns;
        return skip <= Beginning
            ? c.Transcripts.Turns(transcript.Id, 0, int.MaxValue)
            : c.Transcripts.Turns(transcript.Id, 0, Beginning).Concat(c.Transcripts.Turns(transcript.Id, skip, int.MaxValue));
    }
}
