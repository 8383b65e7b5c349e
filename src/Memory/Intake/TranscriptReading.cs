using TotalMemory.Spool.Records;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Reads a file's lines from the stored position, chunk by chunk: decoded and redacted outside the lock. Each chunk is written completely
/// before the next one is read.
/// </summary>
internal sealed class TranscriptReading : IDisposable
{
    /// <summary>Chosen: small enough to be written in one short transaction.</summary>
    private const long MostBytes = 2 << 20;
    private const int MostTurns = 1_000; // chosen: one transaction stays short

    private readonly MemoryConnection c;
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
        DateTimeOffset now
    )
    {
        (this.c, this.filter, Known, this.state, this.now) = (c, filter, known, state, now);
        previous = now;
        lines = new RecordLines(TranscriptFile.Open(state.Path), state.Offset);
        copies = new Copies(c, state);
        reader = new TranscriptReader(state.Offset > 0 ? c.Transcripts.OpenCalls(state.Id) : new OpenCalls());
        reader.Expect(state.Client);
        if (state.Agent is not null)
            reader.ExpectAgent();
    }

    /// <summary>The stored state for this path; null if none. It may belong to a file that this one replaced.</summary>
    public TranscriptState? Known { get; private set; }

    /// <summary>The file replaced another one: it is read from the start, and what was read from the old one stays.</summary>
    public bool IsReplaced => Known is not null && Known.Id != state.Id;

    /// <summary>Throws <see cref="IOException"/> when the file cannot be read.</summary>
    /// <param name="gate">Keeps out what is off the record.</param>
    public static TranscriptReading Begin(Database database, OffRecordGate gate, string path, DateTimeOffset now)
    {
        var c = database.Open();
        try
        {
            var known = c.Transcripts.Find(path);
            var state = known is not null && FileHead.Continues(path, known.Head, known.Offset) ? known : null;
            return new TranscriptReading(c, gate.Filter(c, path), known, state ?? new TranscriptState { Path = path, Client = "" }, now);
        }
        catch
        {
            c.Dispose();
            throw;
        }
    }

    public TranscriptChunk Next(FileState file)
    {
        var chunk = new TranscriptChunk(c, state, reader, copies, previous, now) { Filter = filter };
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
        c.Dispose();
    }
}
