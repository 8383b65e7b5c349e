using Microsoft.Extensions.Hosting;
using TotalMemory.Spool;

namespace TotalMemory.Worker;

/// <summary>
/// A worker without its home has nothing to do: it leaves. A job that begins meanwhile looks first, and one that runs writes nothing anew.
/// </summary>
internal sealed class HomeWatch(WorkerLock instance, IHostApplicationLifetime life, TimeProvider time) : BackgroundService
{
    /// <summary>Chosen: soon enough for who removes a home, seldom enough for who does not.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Between, time);
        while (instance.IsFileInPlace)
            await timer.WaitForNextTickAsync(cancel);
        life.StopApplication();
    }
}
