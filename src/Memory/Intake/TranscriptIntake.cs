using Microsoft.Data.Sqlite;
using TotalMemory.Extraction.Reading;
using TotalMemory.Projects;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Reads what is new in a transcript and learns from it. Idempotent: reading again, or after a crash, changes nothing.</summary>
public sealed class TranscriptIntake
{
    private readonly Database database;
    private readonly IReader reader;
    private readonly TimeProvider time;

    internal TranscriptIntake(Database database, IReader reader, TimeProvider time) =>
        (this.database, this.reader, this.time) = (database, reader, time);

    /// <summary>Bytes read in one transaction; other writers wait no longer than this takes.</summary>
    private const long ChunkBytes = 8 << 20;

    /// <summary>
    /// Reads the transcript and its subagents'. Throws <see cref="IOException"/> when it cannot be read; a subagent's that cannot be is left to
    /// the next look at the session.
    /// </summary>
    public IntakeReport TakeWithAgents(string path)
    {
        OutsideFile.Require(path);
        var report = Take(path);
        var agents = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path), "subagents");
        return Directory.Exists(agents)
            ? Directory
                .EnumerateFiles(agents, "*.jsonl")
                .Order(StringComparer.Ordinal)
                .Aggregate(report, (sum, file) => sum + TryTake(file))
            : report;
    }

    private IntakeReport TryTake(string path)
    {
        try
        {
            return Take(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new IntakeReport();
        }
    }

    /// <summary>Reads the complete lines behind the last one read.</summary>
    public IntakeReport Take(string path)
    {
        path = Path.GetFullPath(path);
        var file = new FileInfo(path);
        var modified = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds();
        using (var c = database.Open())
            if (
                TranscriptStore.Find(c, path) is { } known
                && known.Size == file.Length
                && known.Modified == modified
                && known.Extractor == SessionLearner.Version
                && known.Extracted == known.Turns
                && (known.Turns == 0 || reader.IsContent(known.Reader))
            )
                return new IntakeReport { Unchanged = 1 };

        var report = new IntakeReport { Transcripts = 1 };
        for (var more = true; more; )
            report += database.Write(c =>
            {
                var (step, rest) = Step(c, path, file.Length, modified);
                more = rest;
                return step;
            });
        return report + Learn(path, modified);
    }

    private (IntakeReport Report, bool More) Step(SqliteConnection c, string path, long size, long modified)
    {
        var now = time.GetUtcNow();
        var state = TranscriptStore.Find(c, path);
        if (state is not null && !FileHead.Continues(path, state.Head, state.Offset))
        {
            TranscriptStore.Retire(c, state);
            state = null;
        }
        state ??= new TranscriptState { Path = path, Client = "" };
        if (state.Id == 0)
            state = state with { Id = TranscriptStore.Save(c, state) };

        var transcript = new TranscriptReader(state.Offset > 0 ? TranscriptStore.OpenCalls(c, state.Id) : new OpenCalls());
        transcript.Expect(state.Client);
        var facts = new SessionFacts { Session = state.Session, Agent = state.Agent };
        if (state.Agent is not null && transcript.Client == Clients.Codex)
            transcript.ExpectAgent();
        using var lines = new TranscriptLines(path, state.Offset);
        var from = state.Offset;
        var at = time.GetUtcNow();
        DateTimeOffset? first = null,
            last = null;
        string? repeated = null;
        var before = state.Line;
        int line = before,
            turns = 0,
            unknown = 0,
            malformed = 0;
        while (lines.Offset - from < ChunkBytes && lines.TryRead(out var bytes))
        {
            line++;
            if (TryRead(transcript, bytes, line, last ?? at) is not { } parsed)
            {
                malformed++;
                continue;
            }
            if (!parsed.Known)
                unknown++;
            if (parsed.Facts is { } told)
                facts = facts.Then(told);
            foreach (var turn in parsed.Turns.Select(t => t with { At = Clock.NoLaterThan(t.At, at) }))
            {
                TranscriptStore.Add(c, state.Id, turn);
                turns++;
                first = first is { } f && f < turn.At ? f : turn.At;
                last = turn.At;
                if (repeated is null && turn.Uuid is { } uuid && turns < 20)
                    repeated = TranscriptStore.SessionRepeated(c, state.Id, uuid);
            }
        }
        var more = lines.Offset < size && lines.Offset > from;
        var report = new IntakeReport
        {
            Bytes = lines.Offset - from,
            Lines = line - before,
            Turns = turns,
            UnknownLines = unknown,
            MalformedLines = malformed,
        };
        // A header alone (a session that has not begun) is read again with what follows it.
        if (!more && state.Turns + turns == 0 && lines.Offset < 1 << 20 && line > before)
            return (report, false);
        var session = facts.Session ?? Path.GetFileNameWithoutExtension(path);
        state = state with
        {
            Client = transcript.Client ?? state.Client,
            Session = session,
            Agent = facts.Agent,
            Size = more ? state.Size : size,
            Modified = more ? state.Modified : modified,
            Head =
                state.Head.Length > 0 ? state.Head
                : lines.Offset > 0 ? FileHead.Of(path)
                : "",
            Offset = lines.Offset,
            Line = line,
            Turns = state.Turns + turns,
            Unknown = state.Unknown + unknown,
            Malformed = state.Malformed + malformed,
        };
        if (turns > 0)
            SaveSession(c, state, facts, session, first!.Value, last!.Value, repeated ?? facts.ForkedFrom);
        if (!more && state.Turns == 0)
            state = state with { Extractor = SessionLearner.Version };
        TranscriptStore.Save(c, state);
        TranscriptStore.Record(c, state.Id, from, state.Offset, SessionLearner.Version, now);
        return (more ? report : report with { Sessions = state.Agent is null && state.Turns > 0 ? 1 : 0 }, more);
    }

    // Judged while nothing is locked, written in one transaction.
    private IntakeReport Learn(string path, long modified)
    {
        TranscriptState state;
        LearningPlan plan;
        using (var c = database.Open())
        {
            if (TranscriptStore.Find(c, path) is not { Turns: > 0, Session: not null } found || !IsDue(found, time.GetUtcNow(), modified))
                return new IntakeReport();
            if (found.Extracted == found.Turns && found.Extractor == SessionLearner.Version && reader.IsContent(found.Reader))
                return new IntakeReport();
            state = found;
            plan = SessionLearner.Plan(c, state, state.Session!, reader);
        }
        return database.Write(c =>
        {
            // Somebody else read on or learned meanwhile: the next time sees it.
            if (TranscriptStore.Find(c, path) is not { } now || now.Id != state.Id || now.Turns != state.Turns)
                return new IntakeReport();
            var project = ProjectStore.Find(c, state.Session!)!.Project;
            var report = SessionLearner.Write(c, state, plan, project, time.GetUtcNow());
            var learned = now with { Extracted = now.Turns, Extractor = SessionLearner.Version, Reader = plan.Reader };
            TranscriptStore.Save(c, learned);
            return report;
        });
    }

    // A long session is learned from in strides while it runs, and to its end once it rests: the sweep sees what is left.
    private bool IsDue(TranscriptState state, DateTimeOffset now, long modified) =>
        state.Turns < 2_000
        || state.Turns - state.Extracted >= state.Turns / 10
        || now.ToUnixTimeMilliseconds() - modified > 60_000
        || state.Extractor != SessionLearner.Version
        || !reader.IsContent(state.Reader);

    // One line that no reader foresaw must not keep the rest of the session from being read.
    private static ParsedLine? TryRead(TranscriptReader transcript, ReadOnlyMemory<byte> bytes, int line, DateTimeOffset previous)
    {
        try
        {
            return transcript.Read(bytes, line, previous);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static void SaveSession(
        SqliteConnection c,
        TranscriptState state,
        SessionFacts facts,
        string session,
        DateTimeOffset first,
        DateTimeOffset last,
        string? forkedFrom
    )
    {
        var known = ProjectStore.Find(c, session);
        var project = known?.Project is { } id && ProjectStore.HasFolder(c, id) ? id : null;
        if (project is null)
        {
            var identity = ProjectStore.Identify(c, facts.Cwd, facts.Remote);
            ProjectStore.Touch(c, identity, last);
            project = identity.Id;
        }
        ProjectStore.Save(
            c,
            new Session(session, state.Client, project, facts.Cwd, facts.Branch, first, last, forkedFrom == session ? null : forkedFrom)
        );
    }
}
