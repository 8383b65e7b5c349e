using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Writes a chunk on the caller's transaction: its turns and the read position, or nothing.</summary>
internal sealed class ChunkWriting(TranscriptReading reading, FileState file, DateTimeOffset now)
{
    private const long LongestHeader = 1 << 20; // chosen: far above a first record

    /// <summary>The result of writing a chunk.</summary>
    /// <param name="State">The new read position; null if the chunk must be read again, because the stored state changed.</param>
    /// <param name="Sessions">Sessions that were read to their end.</param>
    /// <param name="IsHeader">Only a header (the session has not started): it is read again with what follows it.</param>
    internal sealed record WrittenChunk(TranscriptState? State, int Sessions = 0, bool IsHeader = false);

    public WrittenChunk Write(MemoryConnection c, TranscriptChunk chunk)
    {
        if (!IsUnchanged(c, chunk))
            return new WrittenChunk(null);
        if (reading.IsReplaced)
            c.Transcripts.Retire(reading.Known!);
        if (chunk.Earlier is { } earlier)
        {
            if (chunk.Before.Id != 0)
                c.Transcripts.Remove(chunk.Before.Id);
            c.Transcripts.Move(earlier, chunk.Before.Path);
            return new WrittenChunk(null);
        }
        var state = chunk.Before.Id == 0 ? chunk.Before with { Id = c.Transcripts.Save(chunk.Before) } : chunk.Before;
        if (IsHeaderAlone(chunk))
            return new WrittenChunk(state, IsHeader: true);
        foreach (var turn in chunk.Turns)
            c.Transcripts.Add(state.Id, turn);
        state = Save(c, state, chunk);
        return new WrittenChunk(state, chunk.IsAtEnd && state.Agent is null && state.Turns > 0 ? 1 : 0);
    }

    // Another process may have read further, or moved the transcript that this one continues.
    private bool IsUnchanged(MemoryConnection c, TranscriptChunk chunk) =>
        IsSame(c.Transcripts.Find(chunk.Before.Path), reading.Known)
        && chunk.Copies.AreUnchanged(c, chunk.Before.Id)
        && (chunk.Earlier is not null || SessionFiling.Look(c, chunk.Session) == chunk.Filing)
        && (chunk.Earlier is not { } earlier || IsSame(c.Transcripts.Find(earlier.Path), earlier));

    private static bool IsSame(TranscriptState? a, TranscriptState? b) =>
        a?.Id == b?.Id && a?.Offset == b?.Offset && a?.Line == b?.Line && a?.Turns == b?.Turns;

    private static bool IsHeaderAlone(TranscriptChunk chunk) =>
        chunk.IsAtEnd
        && chunk.Before.Turns + chunk.Turns.Count + chunk.Repeated + chunk.Withheld == 0
        && chunk.Offset < LongestHeader
        && chunk.Line > chunk.Before.Line;

    // Stores the read position.
    private TranscriptState Save(MemoryConnection c, TranscriptState before, TranscriptChunk chunk)
    {
        var session = chunk.Session;
        var state = After(before, chunk, session);
        if (chunk.Turns.Count > 0)
            SaveSession(c, state, chunk);
        SessionPlaces.Note(c, state.Id, c.Projects.Find(session), chunk.Moves, chunk.Folders, chunk.Last ?? now);
        if (chunk.IsAtEnd && state.Turns == 0)
            state = state with { Extractor = SessionLearner.Version };
        c.Transcripts.Save(state);
        if (chunk.Turns.Count > 0)
            chunk.Forgotten!.CleanAgain(c, session);
        c.Transcripts.Record(state.Id, before.Offset, state.Offset, SessionLearner.Version, now);
        return state;
    }

    private TranscriptState After(TranscriptState before, TranscriptChunk chunk, string session) =>
        before with
        {
            Client = chunk.Client ?? before.Client,
            Session = session,
            Agent = chunk.Facts.Agent,
            Size = chunk.IsAtEnd ? file.Size : before.Size,
            Modified = (chunk.IsAtEnd, chunk.IsUnfinished) switch
            {
                (false, _) => before.Modified,
                // The file time is not stored if the file must be read again without further writes.
                (true, true) => 0,
                (true, false) => file.Modified,
            },
            Head = chunk.Head,
            Offset = chunk.Offset,
            Line = chunk.Line,
            Turns = before.Turns + chunk.Turns.Count,
            Unknown = before.Unknown + chunk.Unknown,
            Malformed = before.Malformed + chunk.Malformed,
        };

    private static void SaveSession(MemoryConnection c, TranscriptState state, TranscriptChunk chunk)
    {
        var (session, facts, first, last) = (chunk.Session, chunk.Facts, chunk.First!.Value, chunk.Last!.Value);
        var forkedFrom = chunk.ForkedFrom;
        var project = chunk.Filing.HasProject ? c.Projects.Find(session)!.Project : null;
        if (project is null)
        {
            var identity = chunk.Folders.Project(facts.Cwd, facts.Remote);
            c.Projects.Touch(identity, last);
            project = identity.Id;
        }
        c.Projects.Save(
            new Session(session, state.Client, project, facts.Cwd, facts.Branch, first, last, forkedFrom == session ? null : forkedFrom)
        );
    }
}
