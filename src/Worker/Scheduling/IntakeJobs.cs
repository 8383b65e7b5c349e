using TotalMemory.Intake;
using TotalMemory.Projects;

namespace TotalMemory.Worker.Scheduling;

/// <summary>Reads what hooks announced, what they missed, and what an installation left.</summary>
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
    private const int MostAfterReading = 64;
    private const int TranscriptsAtOnce = 32;

    private int readsBacklog;

    public Task Drain(CancellationToken cancel) =>
        run.InTurn(
            async () =>
            {
                if (projects.RepairOnce() > 0)
                    reports.PublishAll();
                reports.Publish(drain.Run(cancel));
                // What was just learned is found at once; a great deal waits for its own job.
                await embedding.EmbedRecordsAsync(MostAfterReading, cancel);
            },
            cancel
        );

    /// <summary>Rewrites what sessions of these projects start with, after something came from the hub.</summary>
    public Task Publish(IReadOnlyCollection<string> changed, CancellationToken cancel) =>
        run.InTurn(() => reports.Publish(changed), cancel);

    public Task Sweep(CancellationToken cancel) => run.InTurn(() => reports.Publish(sweep.Run(cancel)), cancel);

    public Task FinishImport() => run.InTurn(reports.FinishImport, CancellationToken.None);

    /// <summary>Reads what an installation left, some at a time, so that other jobs get their turn.</summary>
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
