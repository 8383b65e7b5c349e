using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// What the worker does right after its start, without waiting for Hangfire's clock: reads what happened in the meantime, then runs a
/// nightly reflection that was missed.
/// </summary>
internal sealed class StartupJobs(IntakeJobs intake, EmbeddingJobs embedding, NightJob night, JobRunner run, TimeProvider time)
    : BackgroundService
{
    /// <summary>Chosen: in the first minutes of a session the machine is left to the person.</summary>
    private static readonly TimeSpan BeforeReflection = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        await run.Try(() => intake.Drain(cancel)); // First takes back events that a dead worker had claimed.
        await run.Try(() => intake.Sweep(cancel));
        await run.Try(intake.FinishImport);
        await run.Try(() => intake.ReadBacklog(cancel));
        await run.Try(() => embedding.Embed(cancel));
        await Task.Delay(BeforeReflection, time, cancel);
        await run.Try(night.ReflectIfDue);
    }
}
