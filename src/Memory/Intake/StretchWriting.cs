using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Writes a stretch that was read, on the caller's transaction: its turns and how far the file is read, or nothing.</summary>
internal sealed class StretchWriting(TranscriptReading reading, FileLook file, DateTimeOffset now)
{
    private const long LongestHeader = 1 << 20;

    /// <summary>What became of a stretch.</summary>
    /// <param name="State">How far the file is read now; null when it must be read again, from what is stored by now.</param>
    /// <param name="Sessions">Sessions that are read to their end.</param>
    /// <param name="IsHeader">A header alone (a session that has not begun): it is read again with what follows it.</param>
    internal sealed record Written(TranscriptState? State, int Sessions = 0, bool IsHeader = false);

    public Written Write(MemoryConnection c, TranscriptStretch stretch)
    {
        if (!IsStillSo(c, stretch))
            return new Written(null);
        if (reading.IsReplaced)
            TranscriptStore.Retire(c, reading.Known!);
        if (stretch.Earlier is { } earlier)
        {
            if (stretch.Before.Id != 0)
                TranscriptStore.Remove(c, stretch.Before.Id);
            TranscriptStore.Move(c, earlier, stretch.Before.Path);
            return new Written(null);
        }
        var state = stretch.Before.Id == 0 ? stretch.Before with { Id = TranscriptStore.Save(c, stretch.Before) } : stretch.Before;
        if (IsHeaderAlone(stretch))
            return new Written(state, IsHeader: true);
        foreach (var turn in stretch.Turns)
            TranscriptStore.Add(c, state.Id, turn);
        state = Save(c, state, stretch);
        return new Written(state, stretch.IsAtEnd && state.Agent is null && state.Turns > 0 ? 1 : 0);
    }

    // Somebody else may have read on, or moved what this one continues, since it was looked up.
    private bool IsStillSo(MemoryConnection c, TranscriptStretch stretch) =>
        IsSame(TranscriptStore.Find(c, stretch.Before.Path), reading.Known)
        && stretch.Copies.AreStillSo(c, stretch.Before.Id)
        && (stretch.Earlier is not null || SessionFiling.Look(c, stretch.Session) == stretch.Filing)
        && (stretch.Earlier is not { } earlier || IsSame(TranscriptStore.Find(c, earlier.Path), earlier));

    private static bool IsSame(TranscriptState? a, TranscriptState? b) =>
        a?.Id == b?.Id && a?.Offset == b?.Offset && a?.Line == b?.Line && a?.Turns == b?.Turns;

    private static bool IsHeaderAlone(TranscriptStretch stretch) =>
        stretch.IsAtEnd
        && stretch.Before.Turns + stretch.Turns.Count + stretch.Repeated + stretch.Withheld == 0
        && stretch.Offset < LongestHeader
        && stretch.Line > stretch.Before.Line;

    // Notes how far the file is read.
    private TranscriptState Save(MemoryConnection c, TranscriptState before, TranscriptStretch stretch)
    {
        var session = stretch.Session;
        var state = After(before, stretch, session);
        if (stretch.Turns.Count > 0)
            SaveSession(c, state, stretch);
        SessionPlaces.Note(c, state.Id, ProjectStore.Find(c, session), stretch.Moves, stretch.Folders, stretch.Last ?? now);
        if (stretch.IsAtEnd && state.Turns == 0)
            state = state with { Extractor = SessionLearner.Version };
        TranscriptStore.Save(c, state);
        if (stretch.Turns.Count > 0)
            stretch.Forgotten!.Catch(c, session);
        TranscriptStore.Record(c, state.Id, before.Offset, state.Offset, SessionLearner.Version, now);
        return state;
    }

    private TranscriptState After(TranscriptState before, TranscriptStretch stretch, string session) =>
        before with
        {
            Client = stretch.Client ?? before.Client,
            Session = session,
            Agent = stretch.Facts.Agent,
            Size = stretch.IsAtEnd ? file.Size : before.Size,
            // No time is noted while it is to be looked at again though nobody writes.
            Modified =
                !stretch.IsAtEnd ? before.Modified
                : stretch.IsUnfinished ? 0
                : file.Modified,
            Head = stretch.Head,
            Offset = stretch.Offset,
            Line = stretch.Line,
            Turns = before.Turns + stretch.Turns.Count,
            Unknown = before.Unknown + stretch.Unknown,
            Malformed = before.Malformed + stretch.Malformed,
        };

    private static void SaveSession(MemoryConnection c, TranscriptState state, TranscriptStretch stretch)
    {
        var (session, facts, first, last) = (stretch.Session, stretch.Facts, stretch.First!.Value, stretch.Last!.Value);
        var forkedFrom = stretch.ForkedFrom;
        var project = stretch.Filing.HasProject ? ProjectStore.Find(c, session)!.Project : null;
        if (project is null)
        {
            var identity = stretch.Folders.Of(facts.Cwd, facts.Remote);
            ProjectStore.Touch(c, identity, last);
            project = identity.Id;
        }
        ProjectStore.Save(
            c,
            new Session(session, state.Client, project, facts.Cwd, facts.Branch, first, last, forkedFrom == session ? null : forkedFrom)
        );
    }
}
