using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Transcripts;

/// <summary>A session whose words can be read.</summary>
/// <param name="IsDone">Somebody said he has looked it through.</param>
public sealed record ReadableSession(string Id, string Client, DateTimeOffset Ended, int Turns, bool IsDone);

/// <summary>
/// Gives sessions' turns, as they were stored (redacted and capped), to a reader who wants to look for more than the rules find.
/// </summary>
public sealed class SessionReading(Database database)
{
    /// <summary>Characters of a chunk.</summary>
    public const int ChunkLength = 32_000;

    /// <summary>Before a session's id, the name of the note that says it was looked through.</summary>
    internal const string Done = "extracted:";

    /// <summary>Sessions of a project with turns, the latest first.</summary>
    public IReadOnlyList<ReadableSession> List(string project, int limit)
    {
        using var c = database.Open();
        return TranscriptStore.Readable(c, project, limit);
    }

    /// <summary>One chunk of a session's words and the number of chunks; null when the project has no such session.</summary>
    /// <param name="chunk">From 0; one behind the last is empty.</param>
    public SessionChunk? Read(string session, string project, int chunk)
    {
        using var c = database.Open();
        if (!Projects.ProjectStore.IsIn(c, session, project))
            return null;
        var text = new StringBuilder();
        foreach (var transcript in TranscriptStore.InSession(c, session).Where(t => t.Agent is null))
        {
            var projects = Projects.LineProjectStore.Load(c, transcript.Id, Projects.ProjectStore.Find(c, session)!.Project);
            // What a person had forgotten is not read out, nor what was said in another project.
            var forgotten = c.Evidence.RejectedLines(transcript.Path);
            foreach (
                var turn in TranscriptStore
                    .Turns(c, transcript.Id, 0, int.MaxValue)
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

    /// <summary>Notes that a session was looked through; false when the project has no such session.</summary>
    public bool Complete(string session, string project) =>
        database.Write(c =>
        {
            if (!Projects.ProjectStore.IsIn(c, session, project))
                return false;
            Notes.Write(c, Done + session, "done");
            return true;
        });
}

/// <param name="Chunks">How many the session has.</param>
public readonly record struct SessionChunk(string Text, int Chunks);
