using TotalMemory.Intake;
using TotalMemory.Projects;

namespace TotalMemory.Worker.Scheduling;

/// <summary>Reads what hooks announced, what they missed, and what an installation left to be imported.</summary>
internal sealed class IntakeJobs(
    SpoolDrain drain,
    TranscriptSweep sweep,
    ImportBacklog backlog,
    ProjectChanges projects,
    LearnedReports reports,
    EmbeddingJobs embedding,
    JobRunner run
)
{
    private const int MostAfterReading = 64; // chosen: a job ends soon
    private const int TranscriptsAtOnce = 32; // chosen: a job ends soon

    private int readsBacklog;

    public Task Drain(CancellationToken cancel) =>
        run.InTurn(
            async () =>
            {
                if (projects.RepairOnce() > 0)
                    reports.PublishAll();
                reports.Publish(drain.Run(cancel));
                // A few new records get their vectors at once, so that they can be found; a large number waits for the embedding job.
                await embedding.EmbedRecordsAsync(MostAfterReading, cancel);
            },
            cancel
        );

    /// <summary>Rewrites these projects' briefings after something was received from the hub.</summary>
    public Task Publish(IReadOnlyCollection<string> changed, CancellationToken cancel) =>
        run.InTurn(() => reports.Publish(changed), cancel);

    public Task Sweep(CancellationToken cancel) => run.InTurn(() => reports.Publish(sweep.Run(cancel)), cancel);

    /// <summary>The review that a command left to the worker.</summary>
    public Task ReviewIfLeft(CancellationToken cancel) => run.InTurn(reports.ReviewIfLeft, cancel);

    public Task FinishImport() => run.InTurn(reports.FinishImport, CancellationToken.None);

    /// <summary>Reads what an installation left to be imported, a few transcripts at a time, so that other jobs get their turn.</summary>
    public async Task ReadBacklog(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref readsBacklog, 1) == 1)
            return;
        try
        {
            foreach (var some in backlog.Remaining().Chunk(TranscriptsAtOnce))
                await run.InTurn(() => reports.Publish(backlog.Read(some, cancel)), cancel);
            backlog.Done();
        }
        finally
        {
            readsBacklog = 0;
        }
    }
}
