using TotalMemory.Projects;
using TotalMemory.Spool.Records;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Reads a file's lines from the stored position, chunk by chunk: decoded and redacted outside the lock. Each chunk is written completely,
/// with the new position, before the next one is read.
/// </summary>
internal sealed class TranscriptReading : IDisposable
{
    /// <summary>Chosen: small enough to be written in one short transaction.</summary>
    private const long MostBytes = 2 << 20;
    private const int MostTurns = 1_000; // chosen: one transaction stays short
    private const long LongestHeader = 1 << 20; // chosen: far above a first record

    private readonly MemoryConnection lookups;
    private readonly FileState file;
    private readonly RecordLines lines;
    private readonly TranscriptReader reader;
    private readonly Copies copies;
    private readonly DateTimeOffset now;
    private readonly OffRecordFilter? filter;
    private TranscriptState state;
    private DateTimeOffset previous;
    private int shortened;
    private int skipped;

    private TranscriptReading(
        MemoryConnection c,
        OffRecordFilter? filter,
        TranscriptState? known,
        TranscriptState state,
        FileState file,
        DateTimeOffset now
    )
    {
        (lookups, this.filter, Known, this.state, this.file, this.now) = (c, filter, known, state, file, now);
        previous = now;
        lines = new RecordLines(TranscriptFile.Open(state.Path), state.Offset);
        copies = new Copies(c, state);
        reader = new TranscriptReader(state.Offset > 0 ? c.Transcripts.OpenCalls(state.Id) : new OpenCalls());
        reader.Expect(state.Client);
        if (state.Agent is not null)
            reader.ExpectAgent();
    }

    // The stored state for this path; null if none. It may belong to a file that this one replaced.
    private TranscriptState? Known { get; set; }

    // The file replaced another one: it is read from the start, and what was read from the old one stays.
    private bool IsReplaced => Known is not null && Known.Id != state.Id;

    /// <summary>The result of writing a chunk.</summary>
    /// <param name="State">The new read position; null if the chunk must be read again, because the stored state changed.</param>
    /// <param name="Sessions">Sessions that were read to their end.</param>
    /// <param name="IsHeader">Only a header (the session has not started): it is read again with what follows it.</param>
    internal sealed record WrittenChunk(TranscriptState? State, int Sessions = 0, bool IsHeader = false);

    /// <summary>Throws <see cref="IOException"/> when the file cannot be read.</summary>
    /// <param name="gate">Keeps out what is off the record.</param>
    public static TranscriptReading Begin(Database database, OffRecordGate gate, string path, FileState file, DateTimeOffset now)
    {
        var c = database.Open();
        try
        {
            var known = c.Transcripts.Find(path);
            var state = known is not null && FileHead.Continues(path, known.Head, known.Offset) ? known : null;
            state ??= new TranscriptState { Path = path, Client = "" };
            return new TranscriptReading(c, gate.Filter(c, path), known, state, file, now);
        }
        catch
        {
            c.Dispose();
            throw;
        }
    }

    public TranscriptChunk Next()
    {
        var chunk = new TranscriptChunk(lookups, state, reader, copies, previous, now) { Filter = filter };
        chunk.Take(lines, MostBytes, MostTurns);
        chunk.TakeTail(lines, file.IsQuiet);
        chunk.Prepare(file);
        previous = chunk.Last ?? previous;
        return chunk;
    }

    /// <summary>Counts of the chunk, except its turns.</summary>
    public IntakeReport ReportOn(TranscriptChunk chunk)
    {
        var report = new IntakeReport
        {
            Bytes = chunk.Offset - chunk.Before.Offset,
            Lines = chunk.Line - chunk.Before.Line,
            Turns = chunk.Turns.Count,
            RepeatedRecords = chunk.Repeated,
            UnknownLines = chunk.Unknown,
            MalformedLines = chunk.Malformed,
            CutRecords = lines.Shortened - shortened,
            SkippedRecords = lines.Skipped - skipped,
            DamagedFiles = lines.IsDamaged ? 1 : 0,
        };
        (shortened, skipped) = (lines.Shortened, lines.Skipped);
        return report;
    }

    /// <summary>Call after a chunk was written.</summary>
    public void ContinueFrom(TranscriptState written) => Known = state = written;

    public void Dispose()
    {
        lines.Dispose();
        lookups.Dispose();
    }

    /// <summary>Writes a chunk on the caller's transaction: its turns and the read position, or nothing.</summary>
    public WrittenChunk Write(MemoryConnection c, TranscriptChunk chunk)
    {
        if (!IsUnchanged(c, chunk))
            return new WrittenChunk(null);
        if (IsReplaced)
            c.Transcripts.Retire(Known!);
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
        IsSame(c.Transcripts.Find(chunk.Before.Path), Known)
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
            state = state with { Extractor = TranscriptLearning.Version };
        c.Transcripts.Save(state);
        if (chunk.Turns.Count > 0)
            chunk.Forgotten!.CleanAgain(c, session);
        c.Transcripts.Record(state.Id, before.Offset, state.Offset, TranscriptLearning.Version, now);
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
