using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Turns of one transcript → a plan of what to write (<see cref="SessionWriting"/>). Processes the session in parts, with a margin on both
/// sides, so that memory use is bounded.
/// </summary>
internal static class SessionLearner
{
    /// <summary>
    /// Raised with every change to what is extracted; transcripts learned from by an older version are learned from again.
    /// </summary>
    public const int Version = 9;

    private const int Stretch = 2_000; // chosen: turns that are held in memory at a time
    private const int Margin = 200; // chosen: turns before them that a fix or a question may refer to

    /// <summary>Reads and judges, outside the lock; writes nothing.</summary>
    public static LearningPlan Plan(MemoryConnection c, TranscriptState transcript, IReader reader, DateTimeOffset now)
    {
        var session = transcript.Session!;
        var isAgent = transcript.Agent is not null;
        var projects = c.LineProjects.Load(transcript.Id, c.Projects.Find(session)!.Project);
        var findings = new Dictionary<string, ProjectFindings>(StringComparer.Ordinal);
        for (var from = 0; from < transcript.Turns; from += Stretch)
        {
            var skip = Math.Max(0, from - Margin);
            var turns = c.Transcripts.Turns(transcript.Id, skip, from - skip + Stretch + Margin);
            foreach (var part in ProjectTurns.Split(projects, turns, from - skip, Math.Min(turns.Count, from - skip + Stretch)))
            {
                if (!findings.TryGetValue(part.Project, out var found))
                    findings[part.Project] = found = new ProjectFindings(part.Project, now);
                found.Add(
                    Conversation.Build(session, transcript.Path, isAgent, part.Turns, part.From, part.To, startsSession: skip == 0),
                    reader
                );
            }
        }
        return new LearningPlan(reader.Version, [.. findings.Values.Select(f => f.Plan(session, transcript.Path, isAgent))]);
    }
}
