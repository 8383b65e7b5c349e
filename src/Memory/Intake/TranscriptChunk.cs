using TotalMemory.Knowledge;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Spool.Records;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// A chunk of a transcript's lines as redacted turns, ready to be written. It is read outside the lock; <see cref="Before"/> and
/// <see cref="Copies"/> must still be current when it is written.
/// </summary>
internal sealed class TranscriptChunk
{
    // A fork is recognised within the first turns that have text (chosen).
    private const int ForkTurns = 20;

    private readonly MemoryConnection c;
    private readonly TranscriptReader reader;
    private readonly DateTimeOffset now;
    private DateTimeOffset previous;

    /// <param name="c">For lookups.</param>
    /// <param name="before">The read position before.</param>
    /// <param name="reader">Reads from there on.</param>
    /// <param name="copies">What other files contain.</param>
    /// <param name="previous">Time of the last turn, for records without one.</param>
    public TranscriptChunk(
        MemoryConnection c,
        TranscriptState before,
        TranscriptReader reader,
        Copies copies,
        DateTimeOffset previous,
        DateTimeOffset now
    )
    {
        (this.c, Before, this.reader, Copies, this.previous, this.now) = (c, before, reader, copies, previous, now);
        Line = before.Line;
        Offset = before.Offset;
        Facts = new SessionFacts { Session = before.Session, Agent = before.Agent };
    }

    /// <summary>Decides what is off the record; null if nothing is.</summary>
    internal OffRecordFilter? Filter { get; init; }

    public TranscriptState Before { get; }
    public Copies Copies { get; }

    public string? Client => reader.Client;
    public SessionFacts Facts { get; private set; }
    public List<Turn> Turns { get; } = [];

    /// <summary>Number of the last record read.</summary>
    public int Line { get; private set; }

    /// <summary>Byte offset after it.</summary>
    public long Offset { get; private set; }

    /// <summary>The whole file has been read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The last line may still be incomplete.</summary>
    public bool IsUnfinished { get; private set; }

    public int Repeated { get; private set; }
    public int Unknown { get; private set; }
    public int Malformed { get; private set; }
    public DateTimeOffset? First { get; private set; }
    public DateTimeOffset? Last { get; private set; }

    /// <summary>The session's folders, with the record from which each applies.</summary>
    public List<FolderChange> Moves { get; } = [];

    /// <summary>The session whose records this one repeats.</summary>
    public string? RepeatedSession { get; private set; }

    /// <summary>Records that were skipped because they are off the record.</summary>
    public int Withheld { get; private set; }

    /// <summary>The person asks in it for a private session.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>The session's id; the file name if no record contains it.</summary>
    public string Session => Facts.Session ?? TranscriptFile.Stem(Before.Path);

    /// <summary>The session that this one continues, if any.</summary>
    public string? ForkedFrom => RepeatedSession ?? Facts.ForkedFrom;

    /// <summary>How the session was filed when the chunk was read.</summary>
    public SessionFiling Filing { get; private set; } = new(null, false);

    /// <summary>The projects of the named folders.</summary>
    public FolderProjects Folders { get; private set; } = new();

    /// <summary>What was removed from its text.</summary>
    public ForgottenWords? Forgotten { get; private set; }

    /// <summary>Identifies the file by its first bytes; empty if nothing of it was read.</summary>
    public string Head { get; private set; } = "";

    /// <summary>
    /// Set if the file turned out to continue a transcript known under another path; nothing is kept then.
    /// </summary>
    public TranscriptState? Earlier { get; private set; }

    /// <summary>Reads lines until there is enough for one short transaction.</summary>
    public void Take(RecordLines lines, long mostBytes, int mostTurns)
    {
        while (Earlier is null && lines.Offset - Before.Offset < mostBytes && Turns.Count < mostTurns && lines.TryRead(out var line))
            Take(Read(line));
        Offset = lines.Offset;
        IsAtEnd = lines.IsAtEnd;
    }

    /// <summary>Reads the last line if it has no line feed, is complete, and the file is no longer being written.</summary>
    public void TakeTail(RecordLines lines, bool isQuiet)
    {
        if (Earlier is not null || !lines.TryLookAtTail(out var tail))
            return;
        if (!isQuiet)
            IsUnfinished = true;
        else if (Read(tail) is { EndsWhole: true } reading)
        {
            Take(reading);
            lines.AcceptTail();
            Offset = lines.Offset;
        }
    }

    /// <summary>Does the slow lookups outside the lock.</summary>
    public void Prepare(FileState file)
    {
        if (Earlier is not null)
            return;
        Filing = SessionFiling.Look(c, Session);
        var beginning = Filing.Cwd ?? Facts.Cwd ?? Moves.Select(m => m.Cwd).FirstOrDefault();
        Folders = FolderProjects.Find(c, Named(beginning), beginning, file.IsTrustedBy(c, Session));
        if (Turns.Count > 0)
        {
            Forgotten = ForgottenWords.Find(c, ((string?[])[Session, ForkedFrom]).OfType<string>(), Folders.Ids);
            for (var i = 0; i < Turns.Count; i++)
                Turns[i] = Forgotten.Clean(Turns[i]);
        }
        Head = FindHead();
    }

    private string FindHead()
    {
        if (Before.Head.Length > 0)
            return Before.Head;
        return Offset > 0 ? FileHead.Compute(Before.Path) : "";
    }

    // A filed session keeps its project, and subfolders of its first folder belong to it.
    private IEnumerable<NamedFolder> Named(string? beginning)
    {
        if (!Filing.HasProject && Facts.Cwd is { } cwd)
            yield return new(cwd, Facts.Remote);
        foreach (var (at, move) in Moves.Index())
            if (move.Cwd != beginning || (at == 0 && Filing.Cwd is null))
                yield return new(move.Cwd, move.Remote);
    }

    private LineReading Read(ReadOnlyMemory<byte> bytes) => reader.Read(bytes, Line + 1, previous);

    private void Take(LineReading reading)
    {
        Malformed += reading.Lost;
        var line = Line;
        Line += Math.Max(1, reading.Records.Count);
        foreach (var record in reading.Records)
            if (Earlier is null)
                Take(record, ++line);
    }

    private void Take(ParsedLine record, int line)
    {
        if (!record.Known)
            Unknown++;
        if (record.Facts is { } told)
        {
            Facts = Facts.MergedWith(told);
            if (told.Cwd is { Length: > 0 } cwd && (Moves.Count == 0 || Moves[^1].Cwd != cwd))
                Moves.Add(new FolderChange(line, cwd, told.Remote));
            if (Facts.Session is { } session)
                Earlier = Copies.FindContinued(Before.Id, session, Facts.Agent, Before.Offset == 0 ? Before.Path : null);
        }
        if (Earlier is not null)
            return;
        IReadOnlyList<Turn> turns = [.. record.Turns.Select(t => t with { At = Clock.NoLaterThan(t.At, now) })];
        if (IsOffRecord(turns))
            Withheld++;
        else if (Copies.IsRepeated(turns))
            Repeated++;
        else
            foreach (var turn in turns)
                Add(turn);
    }

    private bool IsOffRecord(IReadOnlyList<Turn> turns) =>
        Filter is not null && turns.Count > 0 && Filter.Withholds(turns[0].At, Moves.Count > 0 ? Moves[^1].Cwd : null);

    // A subagent's prompt is not a person's.
    private bool AsksForPrivacy(Turn turn) =>
        turn is { Kind: TurnKind.Prompt, Origin: Origin.User } && Facts.Agent is null && PrivateWish.IsIn(turn.Text);

    private void Add(Turn turn)
    {
        IsPrivate |= AsksForPrivacy(turn);
        Turns.Add(TranscriptStore.Redacted(turn));
        First = First is { } first && first < turn.At ? first : turn.At;
        Last = previous = turn.At;
        if (RepeatedSession is null && turn.Uuid is { } uuid && Turns.Count < ForkTurns)
            RepeatedSession = c.Transcripts.SessionRepeated(Before.Id, uuid);
    }
}
