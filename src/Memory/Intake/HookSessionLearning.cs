using TotalMemory.Delivery;
using TotalMemory.Extraction.Reading;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Learns from sessions assembled from events that have something new: judged outside the lock, written in short transactions. Interrupted
/// work is found again the next time; a session that cannot be judged does not affect others.
/// </summary>
internal sealed class HookSessionLearning(Database database, RequestAnswers? answers, TimeProvider time)
{
    /// <summary>Chosen: few enough that what they want written fits in memory.</summary>
    private const int AtOnce = 100;

    public IntakeReport Run(CancellationToken cancel)
    {
        List<TranscriptState> grouped;
        using (var c = database.Open())
            grouped = c.Transcripts.UnlearnedFromHooks();
        return grouped
            .Chunk(AtOnce)
            .TakeWhile(_ => !cancel.IsCancellationRequested)
            .Aggregate(new IntakeReport(), (sum, some) => sum + Learn(some));
    }

    private sealed record PlannedSession(TranscriptState State, LearningPlan Plan);

    private IntakeReport Learn(TranscriptState[] grouped)
    {
        var report = new IntakeReport();
        var planned = new List<PlannedSession>();
        foreach (var state in grouped)
            Try(state, () => planned.Add(new PlannedSession(state, Plan(state))), ref report);
        try
        {
            var written = new IntakeReport();
            database.WriteEach(planned, (c, one) => written += Write(c, one));
            return report + written;
        }
        catch (Exception e) when (!TransientFailure.Is(e))
        {
            foreach (var one in planned) // One of them is at fault; what was committed is not written again.
            {
                var written = new IntakeReport();
                Try(one.State, () => written = database.Write(c => Write(c, one)), ref report);
                report += written;
            }
            return report;
        }
    }

    private LearningPlan Plan(TranscriptState state)
    {
        using var c = database.Open();
        return TranscriptLearning.Plan(c, state, StructureReader.Instance, time.GetUtcNow());
    }

    // Withdrawn, continued or learned from meanwhile: another run learns from it.
    private IntakeReport Write(MemoryConnection c, PlannedSession one) =>
        c.Transcripts.Find(one.State.Path) is { } now
        && now.Id == one.State.Id
        && now.Turns == one.State.Turns
        && now.Extracted == one.State.Extracted
            ? new SessionWriting(one.State, one.Plan, time.GetUtcNow(), answers).Write(c)
            : new IntakeReport();

    // A failing session is not retried before something is added to it.
    private void Try(TranscriptState state, Action work, ref IntakeReport report)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // Whatever one session breaks must not stop the others; the reason goes to the log.
        catch (Exception e) when (!TransientFailure.Is(e) && e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            database.Write(c => c.Transcripts.Save(state with { Extracted = state.Turns, Extractor = TranscriptLearning.Version }));
            var line = $"Nothing was learned from session {state.Session}: {e.GetType().Name}: {e.Message}";
            report += new IntakeReport { Troubles = [Redactor.Redact(line)] };
        }
    }
}
