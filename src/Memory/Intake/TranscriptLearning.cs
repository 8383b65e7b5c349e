using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Learns from the stored turns of a transcript, whether or not its file still exists: what to write is planned outside the lock
/// (<see cref="Plan"/>) and then written in steps (<see cref="SessionWriting"/>).
/// </summary>
public sealed class TranscriptLearning
{
    /// <summary>
    /// Raised with every change to what is extracted; transcripts learned from by an older version are learned from again.
    /// </summary>
    public const int Version = 9;

    private const int Stretch = 2_000; // chosen: turns that are held in memory at a time
    private const int Margin = 200; // chosen: turns before them that a fix or a question may refer to

    /// <summary>Chosen: shorter sessions are judged again whenever a turn is added.</summary>
    private const int LongSession = 2_000;

    /// <summary>A long session is judged to its end after this many milliseconds without additions (chosen).</summary>
    private const int QuietAfter = 60_000;

    private readonly Database database;
    private readonly IReader reader;
    private readonly TimeProvider time;

    internal TranscriptLearning(Database database, IReader reader, TimeProvider time) =>
        (this.database, this.reader, this.time) = (database, reader, time);

    /// <summary>Records the outcome of requests to remember or forget.</summary>
    internal RequestAnswers? Answers { get; init; }

    /// <summary>Transcripts that were read but not yet judged by this reader.</summary>
    public IReadOnlyList<string> Unlearned()
    {
        using var c = database.Open();
        return [.. c.Transcripts.All().Where(t => t.Turns > 0 && !t.IsFromHooks && !IsLearned(t)).Select(t => t.Path)];
    }

    /// <summary>Learns from the stored turns of a transcript.</summary>
    public IntakeReport Learn(string path) => Learn(path, long.MinValue);

    internal bool IsLearned(TranscriptState state) =>
        state.IsTrimmed || state.Extracted == state.Turns && state.Extractor == Version && reader.IsContent(state.Reader);

    /// <param name="modified">Last write time of the file, in Unix milliseconds.</param>
    internal IntakeReport Learn(string path, long modified)
    {
        TranscriptState state;
        LearningPlan plan;
        using (var c = database.Open())
        {
            if (c.Transcripts.Find(path) is not { Turns: > 0, Session: not null } found || !IsDue(found, modified) || IsLearned(found))
                return new IntakeReport();
            state = found;
            plan = Plan(c, state, reader, time.GetUtcNow());
        }
        return Write(state, plan);
    }

    // One draft per transaction, so that other writers wait only for one, not for a session.
    private IntakeReport Write(TranscriptState state, LearningPlan plan)
    {
        var writing = new SessionWriting(state, plan, time.GetUtcNow(), Answers);
        var isCurrent = true;
        database.WriteEach(
            writing.Steps,
            (c, step) =>
            {
                // Another process read further or learned meanwhile: left to the next run.
                isCurrent = isCurrent && IsUnchanged(c, state);
                if (isCurrent)
                    step(c);
            }
        );
        return writing.Report;
    }

    private static bool IsUnchanged(MemoryConnection c, TranscriptState state) =>
        c.Transcripts.Find(state.Path) is { } now && now.Id == state.Id && now.Turns == state.Turns;

    // A long session is learned from at intervals while it runs, and to its end once it is at rest; the sweep finds the remainder.
    private bool IsDue(TranscriptState state, long modified) =>
        state.Turns < LongSession
        || state.Turns - state.Extracted >= state.Turns / 10
        || time.GetUtcNow().ToUnixTimeMilliseconds() - modified > QuietAfter
        || state.Extractor != Version
        || !reader.IsContent(state.Reader);

    /// <summary>
    /// Reads and judges; writes nothing. The session is processed in parts, with a margin on both sides, so that memory use is bounded.
    /// </summary>
    internal static LearningPlan Plan(MemoryConnection c, TranscriptState transcript, IReader reader, DateTimeOffset now)
    {
        var session = transcript.Session!;
        var isAgent = transcript.Agent is not null;
        var projects = c.LineProjects.Load(transcript.Id, c.Projects.Find(session)!.Project);
        var findings = new Dictionary<string, ProjectFindings>(StringComparer.Ordinal);
        for (var from = 0; from < transcript.Turns; from += Stretch)
        {
            var skip = Math.Max(0, from - Margin);
            var turns = c.Transcripts.Turns(transcript.Id, skip, from - skip + Stretch + Margin);
            foreach (var part in ProjectTurns.Split(projects, turns, from - skip, Math.Min(turns.Count, from - skip + Stretch)))
            {
                if (!findings.TryGetValue(part.Project, out var found))
                    findings[part.Project] = found = new ProjectFindings(part.Project, now);
                found.Add(
                    Conversation.Build(session, transcript.Path, isAgent, part.Turns, part.From, part.To, startsSession: skip == 0),
                    reader
                );
            }
        }
        return new LearningPlan(reader.Version, [.. findings.Values.Select(f => f.Plan(session, transcript.Path, isAgent))]);
    }

    /// <summary>Collects what the parts of a session show about one project.</summary>
    /// <param name="now">Upper bound for all times.</param>
    private sealed class ProjectFindings(string project, DateTimeOffset now)
    {
        private readonly EpisodeNotes notes = new();
        private readonly List<Draft> errors = [];
        private readonly List<Draft> corrections = [];
        private readonly List<Draft> facts = [];
        private readonly List<ForgetOrder> forget = [];
        private readonly List<RetractionOrder> takenBack = [];
        private readonly List<RememberOrder> remember = [];
        private int turns;

        public void Add(Conversation spoken, IReader reader)
        {
            // What a message says besides asking to forget, or taking back a norm, is learned.
            var kept = spoken.With(ForgettingSentences.LeaveOut(spoken.Turns));
            var conversation = kept.With(ForgettingSentences.LeaveOutRetractions(kept.Turns));
            var reading = ReadingUnits.Collect(conversation).Judge(reader);
            var failed = ErrorExtractor.Find(conversation);
            var unlearned = Forgetting.Lines(conversation).Union(Retracting.Lines(conversation)).ToHashSet();
            var objected = CorrectionExtractor.Find(conversation, reading).Where(x => !unlearned.Contains(x.Message.Turn.Line)).ToList();
            notes.Add(conversation, reading, failed, objected);
            errors.AddRange(failed.Select(e => ErrorExtractor.ToDraft(conversation, reading, e)));
            corrections.AddRange(objected.Select(x => CorrectionExtractor.ToDraft(conversation, x)));
            var asked = conversation.IsAgent ? [] : Remembering.Orders(conversation, now);
            facts.AddRange(
                FactExtractor
                    .Find(conversation, reading, failed)
                    .Where(f => !unlearned.Contains(f.Evidence[0].Line) && !Remembering.Covers(asked, f))
            );
            if (!conversation.IsAgent)
            {
                remember.AddRange(asked);
                forget.AddRange(Forgetting.Orders(spoken));
                takenBack.AddRange(Retracting.Orders(kept, now));
            }
            turns += conversation.To - conversation.From;
        }

        /// <param name="isAgent">A subagent's transcript, which gives no episode.</param>
        public ProjectPlan Plan(string session, string file, bool isAgent) =>
            new(
                project,
                turns,
                Clean(errors),
                Clean(corrections),
                Clean(Marked()),
                isAgent || EpisodeExtractor.Find(notes, session, file) is not { } episode ? null : CleanDraft.Prepare(episode, now),
                forget,
                takenBack,
                remember
            );

        private List<CleanDraft> Clean(IEnumerable<Draft> drafts) => [.. drafts.Select(d => CleanDraft.Prepare(d, now))];

        private List<Draft> Marked()
        {
            var lines = facts.CountBy(f => f.Evidence[0].Line).ToDictionary();
            return [.. facts.Select(f => f with { IsOnlyOfItsLine = lines[f.Evidence[0].Line] == 1 })];
        }
    }
}
