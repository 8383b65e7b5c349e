using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Transcripts;

/// <summary>
/// Gives agents the stored turns of sessions (redacted and capped), so that they can learn more from them.
/// </summary>
public sealed class SessionReading(Database database)
{
    /// <summary>Characters of a chunk (chosen).</summary>
    public const int ChunkLength = 32_000;

    /// <summary>Prefix of the note that marks a session as read.</summary>
    internal const string Done = "extracted:";

    /// <summary>Sessions of a project with turns, latest first.</summary>
    public IReadOnlyList<ReadableSession> List(string project, int limit)
    {
        using var c = database.Open();
        return c.Transcripts.Readable(project, limit);
    }

    /// <summary>One chunk of a session's text, and the number of chunks; null if the project has no such session.</summary>
    /// <param name="chunk">From 0; a chunk after the last is empty.</param>
    public SessionChunk? Read(string session, string project, int chunk)
    {
        using var c = database.Open();
        if (!c.Projects.IsIn(session, project))
            return null;
        var text = new StringBuilder();
        foreach (var transcript in c.Transcripts.InSession(session).Where(t => t.Agent is null))
        {
            var projects = c.LineProjects.Load(transcript.Id, c.Projects.Find(session)!.Project);
            // Without forgotten text, and without turns from other projects.
            var forgotten = c.Evidence.RejectedLines(transcript.Path);
            foreach (
                var turn in c
                    .Transcripts.Turns(transcript.Id, 0, int.MaxValue)
                    .Where(t => t.Text.Length > 0 && !forgotten.Contains(t.Line) && projects.ProjectAt(t.Line) == project)
            )
                text.Append(
                    $"[{turn.Line} {turn.Kind.ToString().ToLowerInvariant()}{(turn.Tool is { } tool ? " " + tool : "")}] {turn.Text}\n"
                );
        }
        var chunks = (text.Length + ChunkLength - 1) / ChunkLength;
        var from = (int)Math.Min(text.Length, (long)chunk * ChunkLength);
        return new(text.ToString(from, Math.Min(ChunkLength, text.Length - from)), chunks);
    }

    /// <summary>Marks a session as read; false if the project has no such session.</summary>
    public bool Complete(string session, string project) =>
        database.Write(c =>
        {
            if (!c.Projects.IsIn(session, project))
                return false;
            c.Markers.Write(Done + session, "done");
            return true;
        });
}
