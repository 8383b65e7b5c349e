using Microsoft.Extensions.Hosting;
using TotalMemory.Spool;

namespace TotalMemory.Worker;

/// <summary>
/// A worker without its home has nothing to do: it leaves, and makes no new one. Looked at often, for a job that opens the memory would
/// make it.
/// </summary>
internal sealed class HomeWatch(WorkerLock instance, IHostApplicationLifetime life, TimeProvider time) : BackgroundService
{
    /// <summary>Chosen: a look is one system call.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Between, time);
        while (instance.IsInPlace)
            await timer.WaitForNextTickAsync(cancel);
        life.StopApplication();
    }
}
