using Hangfire;
using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// All scheduled jobs. The job that runs each minute catches what the watcher missed; whether the nightly reflection is due is read from
/// our own tables, so that a laptop that was asleep at three still reflects.
/// </summary>
internal sealed class Schedule(IRecurringJobManager recurring, TimeProvider time) : IHostedService
{
    // Jobs of earlier versions, which are removed.
    private static readonly string[] Merged = ["drain", "sweep", "backlog", "embed", "hub"];

    /// <summary>No job has parameters: see <see cref="ScheduledJob.Reloaded"/>.</summary>
    public static IReadOnlyList<ScheduledJob> Jobs(LocalClock clock) =>
        [
            ScheduledJob.Create("minutely", j => j.Minutely(), "* * * * *"),
            ScheduledJob.Create("reflect", j => j.Reflect(), $"0 {clock.Hour(3)} * * *"),
            ScheduledJob.Create("distill", j => j.Distill(), "*/10 * * * *"),
            ScheduledJob.Create("reflect-overdue", j => j.ReflectIfDue(), "20 * * * *"),
        ];

    public Task StartAsync(CancellationToken cancel)
    {
        var clock = LocalClock.At(time.LocalTimeZone, time.GetUtcNow());
        foreach (var merged in Merged)
            recurring.RemoveIfExists(merged);
        foreach (var job in Jobs(clock))
            recurring.AddOrUpdate(job.Name, job.Job, job.Cron, new RecurringJobOptions { TimeZone = clock.Zone });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
