using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker;

/// <summary>
/// What a start does at once, without waiting for Hangfire's clock: what happened meanwhile, then a night that was slept through.
/// </summary>
internal sealed class StartingWork(Jobs jobs, TimeProvider time) : BackgroundService
{
    /// <summary>Chosen: the first minutes of a session belong to the person.</summary>
    private static readonly TimeSpan BeforeReflection = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        await jobs.Try(() => jobs.Drain(cancel)); // Takes back first what a dead worker had claimed.
        await jobs.Try(() => jobs.Sweep(cancel));
        await jobs.Try(jobs.FinishImport);
        await jobs.Try(() => jobs.ReadBacklog(cancel));
        await jobs.Try(() => jobs.Embed(cancel));
        await Task.Delay(BeforeReflection, time, cancel);
        await jobs.Try(jobs.ReflectIfDue);
    }
}
