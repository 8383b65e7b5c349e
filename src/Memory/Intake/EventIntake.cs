using TotalMemory.Delivery;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Hook events → knowledge. Most events only mean "read the transcript"; an event's own text is used only while there is no transcript
/// (a session without persistence), and is withdrawn as soon as one appears.
/// </summary>
public sealed class EventIntake(Database database, TranscriptIntake transcripts, OffRecordGate gate, MemoryHome home, TimeProvider time)
{
    /// <summary>Records the outcome of requests to remember or forget.</summary>
    internal RequestAnswers? Answers { get; init; }

    /// <summary>Transcripts that could not be read yet.</summary>
    public UnreadTranscripts Unread { get; } = new(time);

    /// <summary>Stores the effect of one session's events, in order.</summary>
    public IntakeReport Take(IReadOnlyList<HookEvent> events) => TakeAll([events]);

    /// <summary>
    /// Stores the effect of several sessions' events, in order within each session, in short transactions; learning is left to
    /// <see cref="Learn"/>. Replaying them changes nothing. A transcript that cannot be read does not fail the event: it is retried, and
    /// meanwhile the events' own text is kept.
    /// </summary>
    public IntakeReport TakeAll(IReadOnlyList<IReadOnlyList<HookEvent>> sessions)
    {
        sessions = [.. sessions.Select(gate.KeepAllowed).Where(events => events.Count > 0).Select(Readable)];
        var report = sessions.Aggregate(new IntakeReport(), (sum, events) => sum + ReadAnnounced(events));
        var now = time.GetUtcNow();
        List<HookSessionEvents> grouped;
        using (var c = database.Open())
            grouped = [.. sessions.Select(events => HookSessionEvents.Prepare(c, home, events, now))];
        database.WriteEach(
            grouped,
            (c, events) =>
            {
                HookSession.Store(c, events);
                report += Opened(c, events);
            }
        );
        return report;
    }

    // The transcripts of clients without an adapter cannot be read, so only their events' text is used.
    private static List<HookEvent> Readable(IReadOnlyList<HookEvent> events) =>
        [.. events.Select(e => Clients.Named(e.Client) is null ? e with { Transcript = null, AgentTranscript = null } : e)];

    /// <summary>Forgets what was taken from sessions that have become private.</summary>
    public IntakeReport Settle() => gate.Settle();

    /// <summary>Learns from what <see cref="TakeAll"/> stored.</summary>
    public IntakeReport Learn(CancellationToken cancel) => new HookSessionLearning(database, Answers, time).Run(cancel);

    // A session that ends becomes its project's last session; one that starts or continues is not.
    private static IntakeReport Opened(MemoryConnection c, HookSessionEvents events) =>
        events.Effects.Any(e => e.Event.Event is HookEventName.SessionEnd or HookEventName.SessionStart)
            ? new IntakeReport { ChangedProjects = [c.Projects.Find(events.Session)?.Project ?? events.Project.Id] }
            : new IntakeReport();

    private IntakeReport ReadAnnounced(IReadOnlyList<HookEvent> events)
    {
        var announced = events.SelectMany(e => new[] { e.Transcript, e.AgentTranscript }).OfType<string>().Distinct(StringComparer.Ordinal);
        var hasEnded = events.Any(e => e.Event == HookEventName.SessionEnd);
        return announced.Aggregate(
            new IntakeReport(),
            (sum, path) => sum + Read(new AnnouncedTranscript(events[0].Session, path), hasEnded)
        );
    }

    /// <summary>Retries unreadable transcripts whose pause is over.</summary>
    public IntakeReport TakeUnread() => Unread.Due().Aggregate(new IntakeReport(), (sum, one) => sum + Read(one));

    /// <summary>
    /// Reads what is new in a transcript that a session named. A missing or unreadable one is added to <see cref="Unread"/>.
    /// </summary>
    /// <param name="announced">Session and path.</param>
    /// <param name="hasEnded">The session is over.</param>
    public IntakeReport Read(AnnouncedTranscript announced, bool hasEnded = false)
    {
        try
        {
            // A session is announced before its first line is written; the sweep finds a file that appears later.
            if (!OutsideFile.Exists(announced.Path))
                return new IntakeReport();
            var report = transcripts.TakeWithAgents(announced.Path, hasEnded);
            database.Write(c => HookSession.Withdraw(c, announced.Session));
            Unread.Remove(announced);
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!Unread.NoteFailure(announced))
                return new IntakeReport();
            var trouble = $"The transcript of session {announced.Session} is tried again later: {e.GetType().Name}: {e.Message}";
            return new IntakeReport { Troubles = [Redactor.Redact(trouble)] };
        }
        catch (ArgumentException)
        {
            return new IntakeReport(); // Not a path.
        }
    }

    /// <summary>Makes everything stored so far survive a power cut.</summary>
    public void MakeDurable() => database.Upkeep.MakeDurable();
}
