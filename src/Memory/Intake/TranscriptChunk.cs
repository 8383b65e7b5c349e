using TotalMemory.Knowledge;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Spool.Records;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// A chunk of a transcript's lines as turns, redacted, ready to be written. It is read while nothing is locked; <see cref="Before"/> and
/// <see cref="Copies"/> are what must still be so when it is written.
/// </summary>
internal sealed class TranscriptChunk
{
    // Forks show within the first records that hold words.
    private const int ForkTurns = 20;

    private readonly MemoryConnection c;
    private readonly TranscriptReader reader;
    private readonly DateTimeOffset now;
    private DateTimeOffset previous;

    /// <param name="c">To look up what is known.</param>
    /// <param name="before">How far the transcript is read.</param>
    /// <param name="reader">Reads on behind it.</param>
    /// <param name="copies">What other files hold.</param>
    /// <param name="previous">Time of the last turn, for records that have none.</param>
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

    /// <summary>Tells what is off the record; null when nothing is.</summary>
    internal OffRecordFilter? Filter { get; init; }

    public TranscriptState Before { get; }
    public Copies Copies { get; }

    public string? Client => reader.Client;
    public SessionFacts Facts { get; private set; }
    public List<Turn> Turns { get; } = [];

    /// <summary>Number of the last record read.</summary>
    public int Line { get; private set; }

    /// <summary>Byte offset behind it.</summary>
    public long Offset { get; private set; }

    /// <summary>Everything in the file is read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The line at its end may still be written.</summary>
    public bool IsUnfinished { get; private set; }

    public int Repeated { get; private set; }
    public int Unknown { get; private set; }
    public int Malformed { get; private set; }
    public DateTimeOffset? First { get; private set; }
    public DateTimeOffset? Last { get; private set; }

    /// <summary>The folders the session stood in, from which record on.</summary>
    public List<FolderChange> Moves { get; } = [];

    /// <summary>The session whose records this one repeats.</summary>
    public string? RepeatedSession { get; private set; }

    /// <summary>Records that were passed over, for they are off the record.</summary>
    public int Withheld { get; private set; }

    /// <summary>The person says in it that the session be private.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>The session's id; the file's name where no record tells it.</summary>
    public string Session => Facts.Session ?? TranscriptFile.Stem(Before.Path);

    /// <summary>The session that this one goes on from, if it does.</summary>
    public string? ForkedFrom => RepeatedSession ?? Facts.ForkedFrom;

    /// <summary>Where the session was filed when the chunk was read.</summary>
    public SessionFiling Filing { get; private set; } = new(null, false);

    /// <summary>The projects of the folders that it names.</summary>
    public FolderProjects Folders { get; private set; } = new();

    /// <summary>What was taken out of its words.</summary>
    public ForgottenWords? Forgotten { get; private set; }

    /// <summary>By which the file is known again; empty as long as nothing of it was read.</summary>
    public string Head { get; private set; } = "";

    /// <summary>
    /// Set when the file turned out to be the continuation of a transcript known under another path; nothing is kept then.
    /// </summary>
    public TranscriptState? Earlier { get; private set; }

    /// <summary>Takes lines until there is enough for one short transaction.</summary>
    public void Take(RecordLines lines, long mostBytes, int mostTurns)
    {
        while (Earlier is null && lines.Offset - Before.Offset < mostBytes && Turns.Count < mostTurns && lines.TryRead(out var line))
            Take(Read(line));
        Offset = lines.Offset;
        IsAtEnd = lines.IsAtEnd;
    }

    /// <summary>The last line, without its line feed: it is taken when nobody writes any more, and it is complete.</summary>
    public void TakeTail(RecordLines lines, bool rests)
    {
        if (Earlier is not null || !lines.TryLookAtTail(out var tail))
            return;
        if (!rests)
            IsUnfinished = true;
        else if (Read(tail) is { EndsWhole: true } reading)
        {
            Take(reading);
            lines.AcceptTail();
            Offset = lines.Offset;
        }
    }

    /// <summary>Looks up what takes time, before anything is locked.</summary>
    public void Prepare(FileState file)
    {
        if (Earlier is not null)
            return;
        Filing = SessionFiling.Look(c, Session);
        var beginning = Filing.Cwd ?? Facts.Cwd ?? Moves.Select(m => m.Cwd).FirstOrDefault();
        Folders = FolderProjects.Find(c, Named(beginning), beginning, file.IsVouchedFor(c, Session));
        if (Turns.Count > 0)
        {
            Forgotten = ForgottenWords.Find(c, ((string?[])[Session, ForkedFrom]).OfType<string>(), Folders.Ids);
            for (var i = 0; i < Turns.Count; i++)
                Turns[i] = Forgotten.Clean(Turns[i]);
        }
        Head =
            Before.Head.Length > 0 ? Before.Head
            : Offset > 0 ? FileHead.Compute(Before.Path)
            : "";
    }

    // What is filed stays, and what is in the folder that the session began in is its own.
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

    // A subagent's prompt is no person's.
    private bool AsksForPrivacy(Turn turn) =>
        turn is { Kind: TurnKind.Prompt, Origin: Origin.User } && Facts.Agent is null && PrivateWish.IsIn(turn.Text);

    private void Add(Turn turn)
    {
        IsPrivate |= AsksForPrivacy(turn);
        Turns.Add(TranscriptStore.Redacted(turn));
        First = First is { } first && first < turn.At ? first : turn.At;
        Last = previous = turn.At;
        if (RepeatedSession is null && turn.Uuid is { } uuid && Turns.Count < ForkTurns)
            RepeatedSession = TranscriptStore.SessionRepeated(c, Before.Id, uuid);
    }
}
