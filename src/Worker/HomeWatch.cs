using Microsoft.Extensions.Hosting;
using TotalMemory.Spool;

namespace TotalMemory.Worker;

/// <summary>
/// Stops the worker when its home folder has been removed. A job that is about to begin checks for this first, and a running one creates
/// no new files.
/// </summary>
internal sealed class HomeWatch(WorkerLock instance, IHostApplicationLifetime life, TimeProvider time) : BackgroundService
{
    /// <summary>Chosen: soon after a home is removed, but without burdening an idle machine.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Between, time);
        while (instance.IsFileInPlace)
            await timer.WaitForNextTickAsync(cancel);
        life.StopApplication();
    }
}
