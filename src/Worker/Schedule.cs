using Hangfire;
using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker;

/// <summary>
/// Every schedule there is. The minutely jobs insist where the watcher only nudges; whether the night's work is due is asked of our own
/// tables, so that a laptop that slept at three still reflects.
/// </summary>
internal sealed class Schedule(IRecurringJobManager recurring, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancel)
    {
        var clock = LocalClock.At(time.LocalTimeZone, time.GetUtcNow());
        var local = new RecurringJobOptions { TimeZone = clock.Zone };
        foreach (var merged in (string[])["drain", "sweep", "backlog", "embed"]) // Jobs of their own before version 0.2.
            recurring.RemoveIfExists(merged);
        recurring.AddOrUpdate<Jobs>("minutely", j => j.Minutely(CancellationToken.None), "* * * * *", local);
        recurring.AddOrUpdate<Jobs>("reflect", j => j.Reflect(), $"0 {clock.Hour(3)} * * *", local);
        recurring.AddOrUpdate<Jobs>("distill", j => j.Distill(), "*/10 * * * *", local);
        recurring.AddOrUpdate<Jobs>("hub", j => j.RingHub(), "* * * * *", local);
        recurring.AddOrUpdate<Jobs>("reflect-overdue", j => j.ReflectIfDue(), "20 * * * *", local);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
