using Microsoft.Data.Sqlite;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Records;
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

    /// <summary>Where it is noted what came of a request to forget.</summary>
    internal ForgetAnswers? Answers { get; init; }

    /// <summary>Bytes read in one transaction; other writers wait no longer than this takes.</summary>
    private const long ChunkBytes = 8 << 20;

    private const long LongestHeader = 1 << 20;

    /// <summary>So long nobody wrote: what stands at the end without its line feed will get none.</summary>
    private static readonly TimeSpan RestsAfter = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Reads the transcript and its subagents'. Throws <see cref="IOException"/> when it cannot be read; a subagent's that cannot be is
    /// left to the next look at the session.
    /// </summary>
    /// <param name="path">Of the session's own transcript.</param>
    /// <param name="hasEnded">The session is over: its last line is read though it may have no line feed.</param>
    public IntakeReport TakeWithAgents(string path, bool hasEnded = false)
    {
        OutsideFile.Require(path);
        var report = Take(path, hasEnded);
        var agents = Path.Combine(Path.GetDirectoryName(path)!, TranscriptFile.Stem(path), "subagents");
        return Directory.Exists(agents)
            ? Directory
                .EnumerateFiles(agents, "*.jsonl")
                .Order(StringComparer.Ordinal)
                .Aggregate(report, (sum, file) => sum + TryTake(file, hasEnded))
            : report;
    }

    private IntakeReport TryTake(string path, bool hasEnded)
    {
        try
        {
            return Take(path, hasEnded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new IntakeReport();
        }
    }

    /// <summary>Reads the complete lines behind the last one read, and of a file at rest the last one as well.</summary>
    /// <param name="isTrusted">
    /// A person has it read: the folders that it names are places where the person has worked. What hooks told of before was filed then,
    /// and stays.
    /// </param>
    public IntakeReport Take(string path, bool hasEnded = false, bool isTrusted = false)
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
        var rests = hasEnded || time.GetUtcNow() - file.LastWriteTimeUtc > RestsAfter;
        bool? isVouchedFor = isTrusted ? null : false;
        for (var more = true; more; )
            report += database.Write(c =>
            {
                var (step, rest) = Step(
                    c,
                    path,
                    new FileLook(file.Length, modified, rests, session => isVouchedFor ??= ProjectStore.Find(c, session) is null)
                );
                more = rest;
                return step;
            });
        return report + Learn(path, modified);
    }

    private (IntakeReport Report, bool More) Step(SqliteConnection c, string path, FileLook file)
    {
        var now = time.GetUtcNow();
        var state = Known(c, path);
        using var lines = new RecordLines(TranscriptFile.Open(path), state.Offset);
        var stretch = new TranscriptStretch(c, state, now);
        while (stretch.Earlier is null && lines.Offset - state.Offset < ChunkBytes && lines.TryRead(out var line))
            stretch.Take(line);
        if (stretch.Earlier is { } earlier)
        {
            TranscriptStore.Remove(c, state.Id);
            TranscriptStore.Move(c, earlier, path);
            return (new IntakeReport(), true);
        }
        if (lines.TryLookAtTail(out var tail))
        {
            if (file.Rests && stretch.TryTakeTail(tail))
                lines.AcceptTail();
            else
                file = file with { IsUnfinished = !file.Rests };
        }
        var report = new IntakeReport
        {
            Bytes = lines.Offset - state.Offset,
            Lines = stretch.Line - state.Line,
            Turns = stretch.Turns,
            RepeatedRecords = stretch.Repeated,
            UnknownLines = stretch.Unknown,
            MalformedLines = stretch.Malformed,
            CutRecords = lines.Shortened,
            SkippedRecords = lines.Skipped,
            DamagedFiles = lines.IsDamaged ? 1 : 0,
        };
        // A header alone (a session that has not begun) is read again with what follows it.
        if (
            lines.IsAtEnd
            && state.Turns + stretch.Turns + stretch.Repeated == 0
            && lines.Offset < LongestHeader
            && stretch.Line > state.Line
        )
            return (report, false);
        return (report + Save(c, state, stretch, lines, file), !lines.IsAtEnd);
    }

    // A file that was replaced begins anew; what was read of the old one stays.
    private static TranscriptState Known(SqliteConnection c, string path)
    {
        var state = TranscriptStore.Find(c, path);
        if (state is not null && !FileHead.Continues(path, state.Head, state.Offset))
        {
            TranscriptStore.Retire(c, state);
            state = null;
        }
        state ??= new TranscriptState { Path = path, Client = "" };
        return state.Id == 0 ? state with { Id = TranscriptStore.Save(c, state) } : state;
    }

    // Notes how far the file is read.
    private IntakeReport Save(SqliteConnection c, TranscriptState before, TranscriptStretch stretch, RecordLines lines, FileLook file)
    {
        var now = time.GetUtcNow();
        var session = stretch.Facts.Session ?? TranscriptFile.Stem(before.Path);
        var state = before with
        {
            Client = stretch.Client ?? before.Client,
            Session = session,
            Agent = stretch.Facts.Agent,
            Size = lines.IsAtEnd ? file.Size : before.Size,
            Modified = lines.IsAtEnd ? file.Noted : before.Modified,
            Head =
                before.Head.Length > 0 ? before.Head
                : lines.Offset > 0 ? FileHead.Of(before.Path)
                : "",
            Offset = lines.Offset,
            Line = stretch.Line,
            Turns = before.Turns + stretch.Turns,
            Unknown = before.Unknown + stretch.Unknown,
            Malformed = before.Malformed + stretch.Malformed,
        };
        var isTrusted = file.IsVouchedFor(session);
        if (stretch.Turns > 0)
            SaveSession(c, state, stretch, session, isTrusted);
        SessionPlaces.Note(c, state.Id, ProjectStore.Find(c, session), stretch.Moves, isTrusted, stretch.Last ?? now);
        if (lines.IsAtEnd && state.Turns == 0)
            state = state with { Extractor = SessionLearner.Version };
        TranscriptStore.Save(c, state);
        if (stretch.Turns > 0 && state.Session is { } told)
            ErasureStore.Clean(c, told);
        TranscriptStore.Record(c, state.Id, before.Offset, state.Offset, SessionLearner.Version, now);
        return new IntakeReport { Sessions = lines.IsAtEnd && state.Agent is null && state.Turns > 0 ? 1 : 0 };
    }

    /// <summary>Transcripts that were read, and not yet judged by this reader.</summary>
    public IReadOnlyList<string> Unlearned()
    {
        using var c = database.Open();
        return
        [
            .. TranscriptStore
                .All(c)
                .Where(t => t.Turns > 0 && !t.Path.StartsWith("hook:", StringComparison.Ordinal) && !IsLearned(t))
                .Select(t => t.Path),
        ];
    }

    /// <summary>Learns from what was read of a transcript, whether or not it is still there.</summary>
    public IntakeReport Relearn(string path) => Learn(path, long.MinValue);

    private bool IsLearned(TranscriptState state) =>
        state.Extracted == state.Turns && state.Extractor == SessionLearner.Version && reader.IsContent(state.Reader);

    // Judged while nothing is locked, written in one transaction.
    private IntakeReport Learn(string path, long modified)
    {
        TranscriptState state;
        LearningPlan plan;
        using (var c = database.Open())
        {
            if (TranscriptStore.Find(c, path) is not { Turns: > 0, Session: not null } found || !IsDue(found, time.GetUtcNow(), modified))
                return new IntakeReport();
            if (IsLearned(found))
                return new IntakeReport();
            state = found;
            plan = SessionLearner.Plan(c, state, state.Session!, ProjectStore.Find(c, state.Session!)!.Project, reader);
        }
        return database.Write(c =>
        {
            // Somebody else read on or learned meanwhile: the next time sees it.
            if (TranscriptStore.Find(c, path) is not { } now || now.Id != state.Id || now.Turns != state.Turns)
                return new IntakeReport();
            var report = SessionLearner.Write(c, state, plan, time.GetUtcNow(), Answers);
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

    private static void SaveSession(SqliteConnection c, TranscriptState state, TranscriptStretch stretch, string session, bool isTrusted)
    {
        var (facts, first, last) = (stretch.Facts, stretch.First!.Value, stretch.Last!.Value);
        var forkedFrom = stretch.RepeatedSession ?? facts.ForkedFrom;
        var known = ProjectStore.Find(c, session);
        var project = known?.Project is { } id && ProjectStore.HasFolder(c, id) ? id : null;
        if (project is null)
        {
            var identity = ProjectStore.Identify(c, facts.Cwd, facts.Remote, isTrusted);
            ProjectStore.Touch(c, identity, last);
            project = identity.Id;
        }
        ProjectStore.Save(
            c,
            new Session(session, state.Client, project, facts.Cwd, facts.Branch, first, last, forkedFrom == session ? null : forkedFrom)
        );
    }

    /// <summary>A file as it was found.</summary>
    /// <param name="Modified">Unix milliseconds.</param>
    /// <param name="Rests">Nobody writes to it any more.</param>
    /// <param name="IsVouchedFor">Whether a person vouches for the folders of this session.</param>
    private sealed record FileLook(long Size, long Modified, bool Rests, Func<string, bool> IsVouchedFor)
    {
        /// <summary>The line at its end may still be written.</summary>
        public bool IsUnfinished { get; init; }

        /// <summary>What is noted as the time seen: none, while it is to be looked at again though nobody writes.</summary>
        public long Noted => IsUnfinished ? 0 : Modified;
    }
}
