using System.Text.Json;
using Microsoft.Data.Sqlite;
using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Hook events → knowledge. An event mostly says «read the transcript»; its own words are used only while there is no transcript
/// (a session without persistence), and give way as soon as one appears.
/// </summary>
public sealed class EventIntake(Database database, TranscriptIntake transcripts, MemoryHome home, TimeProvider time)
{
    /// <summary>Where it is noted what came of a request to forget.</summary>
    internal ForgetAnswers? Answers { get; init; }

    /// <summary>What could not be read yet.</summary>
    public UnreadTranscripts Unread { get; } = new(time);

    /// <summary>Stores the effect of one session's events, in order.</summary>
    public IntakeReport Take(IReadOnlyList<HookEvent> events) => TakeAll([events]);

    /// <summary>
    /// Stores the effect of several sessions' events, each session's in order. Replaying them changes nothing. A transcript that cannot be
    /// read costs no event: it is tried again, and meanwhile the events' own words are kept. Judged while nothing is locked, written a
    /// moment at a time.
    /// </summary>
    public IntakeReport TakeAll(IReadOnlyList<IReadOnlyList<HookEvent>> sessions)
    {
        var report = sessions.Aggregate(new IntakeReport(), (sum, events) => sum + ReadAnnounced(events));
        var pieced = new List<TranscriptState>();
        database.WriteEach(
            sessions,
            (c, events) =>
            {
                if (Store(c, events) is { } state && state.Extracted < state.Turns)
                    pieced.Add(state);
                report += Opened(c, events);
            }
        );
        List<LearningPlan> plans;
        using (var c = database.Open())
            plans =
            [
                .. pieced.Select(s =>
                    SessionLearner.Plan(c, s, s.Session!, ProjectStore.Find(c, s.Session!)!.Project, StructureReader.Instance)
                ),
            ];
        database.WriteEach(pieced.Zip(plans), (c, one) => report += Learn(c, one.First, one.Second));
        return report;
    }

    // A session that ends is its project's last one from now on; one that begins or goes on is not.
    private static IntakeReport Opened(SqliteConnection c, IReadOnlyList<HookEvent> events) =>
        events.Any(e => e.Event is "SessionEnd" or "SessionStart")
            ? new IntakeReport
            {
                ChangedProjects = ProjectStore.Find(c, events[0].Session)?.Project is { } project
                    ? [project]
                    : [ProjectStore.Identify(c, events[^1].Cwd, null).Id],
            }
            : new IntakeReport();

    private IntakeReport ReadAnnounced(IReadOnlyList<HookEvent> events)
    {
        var announced = events.SelectMany(e => new[] { e.Transcript, e.AgentTranscript }).OfType<string>().Distinct(StringComparer.Ordinal);
        var hasEnded = events.Any(e => e.Event == "SessionEnd");
        return announced.Aggregate(
            new IntakeReport(),
            (sum, path) => sum + Read(new AnnouncedTranscript(events[0].Session, path), hasEnded)
        );
    }

    private IntakeReport Learn(SqliteConnection c, TranscriptState state, LearningPlan plan)
    {
        // Given way to a transcript, or gone on, meanwhile: whoever did that learns.
        if (TranscriptStore.Find(c, state.Path) is not { } now || now.Id != state.Id || now.Turns != state.Turns)
            return new IntakeReport();
        var report = SessionLearner.Write(c, state, plan, time.GetUtcNow(), Answers);
        TranscriptStore.Save(c, now with { Extracted = now.Turns, Extractor = SessionLearner.Version, Reader = plan.Reader });
        return report;
    }

    /// <summary>Tries again what could not be read, where its pause is over.</summary>
    public IntakeReport TakeUnread() => Unread.Due().Aggregate(new IntakeReport(), (sum, one) => sum + Read(one));

    /// <summary>
    /// Reads what is new in a transcript that a session named. Absent or unreadable, it is noted in <see cref="Unread"/>.
    /// </summary>
    /// <param name="announced">Whose it is, and where.</param>
    /// <param name="hasEnded">The session is over.</param>
    public IntakeReport Read(AnnouncedTranscript announced, bool hasEnded = false)
    {
        try
        {
            // A session is announced before its first line is written; whether one appears later, the sweep sees.
            if (!OutsideFile.Exists(announced.Path))
                return new IntakeReport();
            var report = transcripts.TakeWithAgents(announced.Path, hasEnded);
            database.Write(c => GiveWay(c, announced));
            Unread.Done(announced);
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!Unread.Failed(announced))
                return new IntakeReport();
            var trouble = $"The transcript of session {announced.Session} is tried again later: {e.GetType().Name}: {e.Message}";
            return new IntakeReport { Troubles = [Redactor.Redact(trouble)] };
        }
        catch (ArgumentException)
        {
            return new IntakeReport(); // Not a path.
        }
    }

    /// <summary>Everything stored so far survives a power cut.</summary>
    public void MakeDurable() => database.MakeDurable();

    // The words of a session that has no transcript, of which something may be left to learn from; null when there is nothing.
    private TranscriptState? Store(SqliteConnection c, IReadOnlyList<HookEvent> events)
    {
        var now = time.GetUtcNow();
        var fresh = events.Select(e => e with { At = Clock.NoLaterThan(e.At, now) }).Where(e => HookEventStore.Add(c, e)).ToList();
        if (fresh.Count == 0)
            return TranscriptStore.Find(c, Name(events[^1].Session)); // Stored before; the learning may have been cut short.
        foreach (var e in fresh)
            if (e.Said is { } record)
                DeliveryStore.Add(c, [record], e.Session, DeliveryStore.Reminder, e.At);
        var last = fresh[^1];
        var identity = ProjectStore.Identify(c, last.Cwd, null);
        ProjectStore.Touch(c, identity, last.At);
        // What the hook printed is what is published; it is read a moment later, and changes seldom.
        if (
            fresh.FirstOrDefault(e => e.Event == "SessionStart") is { } start
            && new BriefingFiles(home).Read(identity.ShownIn(new KnownProjects(c))) is { } briefing
        )
            DeliveryStore.Add(c, OwnContext.Ids(briefing), start.Session, DeliveryStore.Briefing, start.At);
        if (TranscriptStore.OfSession(c, last.Session).Any(t => !IsFromHooks(t.Path) && t.Turns > 0))
            return null;

        var state =
            TranscriptStore.Find(c, Name(last.Session))
            ?? new TranscriptState
            {
                Path = Name(last.Session),
                Client = last.Client,
                Session = last.Session,
            };
        if (state.Id == 0)
            state = state with { Id = TranscriptStore.Save(c, state) };
        var line = state.Line;
        var turns = 0;
        var moves = new List<Move>();
        foreach (var e in fresh)
        {
            line++;
            if (e.Cwd is { Length: > 0 } cwd && (moves.Count == 0 || moves[^1].Cwd != cwd))
                moves.Add(new Move(line, cwd, null));
            foreach (var turn in Turns(e, line))
            {
                TranscriptStore.Add(c, state.Id, turn);
                turns++;
            }
        }
        state = state with { Line = line, Turns = state.Turns + turns };
        TranscriptStore.Save(c, state);
        ProjectStore.Save(
            c,
            new Session(
                last.Session,
                last.Client,
                ProjectStore.Find(c, last.Session)?.Project ?? identity.Id,
                fresh.Select(e => e.Cwd).FirstOrDefault(f => f is { Length: > 0 }),
                null,
                fresh[0].At,
                last.At,
                null
            )
        );
        SessionPlaces.Note(c, state.Id, ProjectStore.Find(c, last.Session), moves, false, last.At);
        if (turns > 0)
            ErasureStore.Clean(c, last.Session);
        return state;
    }

    private static IEnumerable<Turn> Turns(HookEvent e, int line)
    {
        var part = 0;
        // What a client submits for itself is no person's.
        var isPersons = e.AgentId is null && e.Detail is not ("system" or "loop_wakeup");
        if (e.Prompt is { } prompt && isPersons && HarnessText.Human(OwnContext.Remove(prompt)) is { Length: > 0 } said)
            yield return new Turn(line, part++, TurnKind.Prompt, e.At, said) { Origin = Origin.User };
        if (e.Error is { } error && e.Tool is { } tool)
        {
            yield return new Turn(line, part++, TurnKind.ToolCall, e.At, "")
            {
                Tool = tool,
                Call = e.ToolUseId ?? e.Id,
                Origin = Origin.Assistant,
            };
            var verdict = ToolFailure.Judge(tool, "", flagged: true, null, error);
            yield return new Turn(line, part++, TurnKind.ToolResult, e.At, ToolFailure.Body(error))
            {
                Tool = tool,
                Call = e.ToolUseId ?? e.Id,
                Outcome = verdict.Outcome,
                Detail = verdict.Diagnostic,
                Origin = ToolNames.IsExternal(tool) ? Origin.External : Origin.Tool,
            };
        }
        if (e.Message is { } message && e.AgentId is null)
            yield return new Turn(line, part, TurnKind.Assistant, e.At, message) { Origin = Origin.Assistant };
    }

    // The transcript says it better: what was pieced together from events is withdrawn.
    private static void GiveWay(SqliteConnection c, AnnouncedTranscript announced)
    {
        if (TranscriptStore.Find(c, Name(announced.Session)) is not { } pieced)
            return;
        if (!TranscriptStore.OfSession(c, announced.Session).Any(t => !IsFromHooks(t.Path) && t.Turns > 0))
            return;
        foreach (var e in KnowledgeStore.EvidenceFrom(c, pieced.Path, 0, int.MaxValue))
        {
            KnowledgeStore.RemoveEvidence(c, e.Id);
            KnowledgeStore.RemoveIfUnsupported(c, e.Record);
        }
        TranscriptStore.Remove(c, pieced.Id);
    }

    private static string Name(string session) => "hook:" + session;

    private static bool IsFromHooks(string path) => path.StartsWith("hook:", StringComparison.Ordinal);
}
