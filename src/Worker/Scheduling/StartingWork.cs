using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// What a start does at once, without waiting for Hangfire's clock: what happened meanwhile, then a night that was slept through.
/// </summary>
internal sealed class StartingWork(IntakeJobs intake, EmbeddingJobs embedding, NightJob night, JobRunner run, TimeProvider time)
    : BackgroundService
{
    /// <summary>Chosen: the first minutes of a session belong to the person.</summary>
    private static readonly TimeSpan BeforeReflection = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        await run.Try(() => intake.Drain(cancel)); // Takes back first what a dead worker had claimed.
        await run.Try(() => intake.Sweep(cancel));
        await run.Try(intake.FinishImport);
        await run.Try(() => intake.ReadBacklog(cancel));
        await run.Try(() => embedding.Embed(cancel));
        await Task.Delay(BeforeReflection, time, cancel);
        await run.Try(night.ReflectIfDue);
    }
}
