using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// A session assembled from its hook events, on a write transaction. It is learned from only while there is no transcript (a session
/// without persistence), and withdrawn as soon as one appears.
/// </summary>
internal static class HookSession
{
    /// <summary>
    /// Stores events that were not stored before, in order. Returns the assembled transcript, from which something may be left to learn;
    /// null if there is a real transcript.
    /// </summary>
    public static TranscriptState? Store(MemoryConnection c, HookSessionEvents events)
    {
        var fresh = events.Effects.Where(e => c.HookEvents.Add(e)).ToList();
        if (fresh.Count == 0)
            return c.Transcripts.Find(TranscriptState.HookPath(events.Session)); // Learning may have been interrupted.
        var last = fresh[^1].Event;
        var identity = events.Folders.Project(last.Cwd, null);
        c.Projects.Touch(identity, last.At);
        NoteDeliveries(c, fresh, events.Briefed);
        if (HasTranscript(c, last.Session))
            return null;
        var state = Add(c, NewTranscript(c, last), fresh);
        SaveSession(c, fresh, identity);
        var moves = Moves(state.Line - fresh.Count, fresh);
        SessionPlaces.Note(c, state.Id, c.Projects.Find(last.Session), moves, events.Folders, last.At);
        if (fresh.Any(e => e.Turns.Count > 0))
            events.Forgotten.CleanAgain(c, last.Session);
        return state;
    }

    /// <summary>Withdraws what was assembled from events, because there is a transcript.</summary>
    public static void Withdraw(MemoryConnection c, string session)
    {
        if (c.Transcripts.Find(TranscriptState.HookPath(session)) is not { } known || !HasTranscript(c, session))
            return;
        foreach (var e in c.Evidence.InLines(known.Path, 0, int.MaxValue))
        {
            c.Evidence.Remove(e.Id);
            c.Removals.RemoveIfUnsupported(e.Record);
        }
        c.Transcripts.Remove(known.Id);
    }

    private static bool HasTranscript(MemoryConnection c, string session) =>
        c.Transcripts.InSession(session).Any(t => !t.IsFromHooks && t.Turns > 0);

    private static void NoteDeliveries(MemoryConnection c, List<EventEffect> fresh, IReadOnlyList<long> briefed)
    {
        foreach (var e in fresh.Select(f => f.Event))
            if (e.Said is { } record)
                c.Deliveries.Add([record], e.Session, Way(e), e.At);
        if (briefed.Count > 0 && fresh.Find(f => f.Event.Event == HookEventName.SessionStart) is { Event: var start })
            c.Deliveries.Add(briefed, start.Session, DeliveryStore.Briefing, start.At);
    }

    private static string Way(HookEvent e) => e.Event == HookEventName.SessionStart ? DeliveryStore.Greeting : DeliveryStore.Reminder;

    private static TranscriptState NewTranscript(MemoryConnection c, HookEvent e)
    {
        var path = TranscriptState.HookPath(e.Session);
        if (c.Transcripts.Find(path) is { } known)
            return known;
        var state = new TranscriptState
        {
            Path = path,
            Client = e.Client,
            Session = e.Session,
        };
        return state with { Id = c.Transcripts.Save(state) };
    }

    // Each event is a line.
    private static TranscriptState Add(MemoryConnection c, TranscriptState state, List<EventEffect> fresh)
    {
        var line = state.Line;
        foreach (var e in fresh)
        {
            line++;
            foreach (var turn in e.Turns)
                c.Transcripts.Add(state.Id, turn with { Line = line });
        }
        state = state with { Line = line, Turns = state.Turns + fresh.Sum(e => e.Turns.Count) };
        c.Transcripts.Save(state);
        return state;
    }

    private static List<FolderChange> Moves(int line, List<EventEffect> fresh)
    {
        var moves = new List<FolderChange>();
        foreach (var e in fresh)
        {
            line++;
            if (e.Event.Cwd is { Length: > 0 } cwd && (moves.Count == 0 || moves[^1].Cwd != cwd))
                moves.Add(new FolderChange(line, cwd, null));
        }
        return moves;
    }

    private static void SaveSession(MemoryConnection c, List<EventEffect> fresh, ProjectIdentity identity)
    {
        var (first, last) = (fresh[0].Event, fresh[^1].Event);
        var project = c.Projects.Find(last.Session)?.Project ?? identity.Id;
        var folder = fresh.Select(e => e.Event.Cwd).FirstOrDefault(f => f is { Length: > 0 });
        c.Projects.Save(new Session(last.Session, last.Client, project, folder, null, first.At, last.At, null));
    }
}
