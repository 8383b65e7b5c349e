using TotalMemory.Delivery;
using TotalMemory.Extraction.Reading;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Learns from the stored turns of a transcript, whether or not its file still exists; judges outside the lock.</summary>
public sealed class TranscriptLearning
{
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
        state.IsTrimmed || state.Extracted == state.Turns && state.Extractor == SessionLearner.Version && reader.IsContent(state.Reader);

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
            plan = SessionLearner.Plan(c, state, reader, time.GetUtcNow());
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
        || state.Extractor != SessionLearner.Version
        || !reader.IsContent(state.Reader);
}
