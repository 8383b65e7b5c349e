using Microsoft.Data.Sqlite;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Reads a stretch of a transcript's lines into turns, on a write transaction.</summary>
internal sealed class TranscriptStretch
{
    // Forks show within the first records that hold words.
    private const int TellingTurns = 20;

    private readonly SqliteConnection c;
    private readonly TranscriptState state;
    private readonly TranscriptReader reader;
    private readonly Copies copies;
    private readonly DateTimeOffset now;

    public TranscriptStretch(SqliteConnection c, TranscriptState state, DateTimeOffset now)
    {
        (this.c, this.state, this.now) = (c, state, now);
        Line = state.Line;
        Facts = new SessionFacts { Session = state.Session, Agent = state.Agent };
        copies = new Copies(c, state);
        reader = new TranscriptReader(state.Offset > 0 ? TranscriptStore.OpenCalls(c, state.Id) : new OpenCalls());
        reader.Expect(state.Client);
        if (state.Agent is not null && reader.Client == Clients.Codex)
            reader.ExpectAgent();
    }

    public string? Client => reader.Client;
    public SessionFacts Facts { get; private set; }

    /// <summary>Number of the last record read.</summary>
    public int Line { get; private set; }

    public int Turns { get; private set; }
    public int Repeated { get; private set; }
    public int Unknown { get; private set; }
    public int Malformed { get; private set; }
    public DateTimeOffset? First { get; private set; }
    public DateTimeOffset? Last { get; private set; }

    /// <summary>The folders the session stood in, from which record on.</summary>
    public List<Move> Moves { get; } = [];

    /// <summary>The session whose records this one repeats.</summary>
    public string? RepeatedSession { get; private set; }

    /// <summary>
    /// Set when the file turned out to be the continuation of a transcript known under another path; nothing was kept then.
    /// </summary>
    public TranscriptState? Earlier { get; private set; }

    /// <summary>Takes what one physical line holds in.</summary>
    public void Take(ReadOnlyMemory<byte> bytes) => Take(Read(bytes));

    /// <summary>Takes a last line without its line feed in, if it is complete; false when it may still be written.</summary>
    public bool TryTakeTail(ReadOnlyMemory<byte> bytes)
    {
        var reading = Read(bytes);
        if (!reading.EndsWhole)
            return false;
        Take(reading);
        return true;
    }

    private LineReading Read(ReadOnlyMemory<byte> bytes) => reader.Read(bytes, Line + 1, Last ?? now);

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
            Facts = Facts.Then(told);
            if (told.Cwd is { Length: > 0 } cwd && (Moves.Count == 0 || Moves[^1].Cwd != cwd))
                Moves.Add(new Move(line, cwd, told.Remote));
            if (Facts.Session is { } session)
                Earlier = copies.Know(session, Facts.Agent, state.Offset == 0 ? state.Path : null);
        }
        if (Earlier is not null)
            return;
        IReadOnlyList<Turn> turns = [.. record.Turns.Select(t => t with { At = Clock.NoLaterThan(t.At, now) })];
        if (copies.Hold(turns))
            Repeated++;
        else
            foreach (var turn in turns)
                Add(turn);
    }

    private void Add(Turn turn)
    {
        TranscriptStore.Add(c, state.Id, turn);
        Turns++;
        First = First is { } first && first < turn.At ? first : turn.At;
        Last = turn.At;
        if (RepeatedSession is null && turn.Uuid is { } uuid && Turns < TellingTurns)
            RepeatedSession = TranscriptStore.SessionRepeated(c, state.Id, uuid);
    }
}
