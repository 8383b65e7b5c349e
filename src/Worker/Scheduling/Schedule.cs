using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// All scheduled jobs. The job that runs each minute catches what the watcher missed; whether the nightly reflection is due is read from
/// our own tables, so that a laptop that was asleep at three still reflects.
/// </summary>
internal sealed class Schedule(IRecurringJobManager recurring, JobStorage storage, TimeProvider time) : BackgroundService
{
    // Jobs of earlier versions, which are removed.
    private static readonly string[] Merged = ["drain", "sweep", "backlog", "embed", "hub"];

    /// <summary>Chosen: a clock is rarely set, and looking costs a read.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    /// <summary>Chosen: more than clocks are adjusted by in daily use.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>No job has parameters: see <see cref="ScheduledJob.Reloaded"/>.</summary>
    public static IReadOnlyList<ScheduledJob> Jobs(LocalClock clock) =>
        [
            ScheduledJob.Create("minutely", j => j.Minutely(), "* * * * *"),
            ScheduledJob.Create("reflect", j => j.ReflectIfDue(), $"0 {clock.Hour(3)} * * *"),
            ScheduledJob.Create("distill", j => j.Distill(), "*/10 * * * *"),
            ScheduledJob.Create("reflect-overdue", j => j.ReflectIfDue(), "20 * * * *"),
        ];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var merged in Merged)
            recurring.RemoveIfExists(merged);
        RemoveAhead();
        Add();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(BetweenLooks, time, cancel);
            SetAgainIfAhead();
        }
    }

    /// <summary>
    /// A job that a clock ran that was ahead would wait until that time comes. It is set again; true if there was one.
    /// </summary>
    internal bool SetAgainIfAhead()
    {
        if (!RemoveAhead())
            return false;
        Add();
        return true;
    }

    private bool RemoveAhead()
    {
        using var connection = storage.GetReadOnlyConnection();
        var latest = (time.GetUtcNow() + Tolerance).UtcDateTime;
        var ahead = connection.GetRecurringJobs().FindAll(job => job.LastExecution > latest || job.CreatedAt > latest);
        foreach (var job in ahead)
            recurring.RemoveIfExists(job.Id);
        return ahead.Count > 0;
    }

    private void Add()
    {
        var clock = LocalClock.At(time.LocalTimeZone, time.GetUtcNow());
        foreach (var job in Jobs(clock))
            recurring.AddOrUpdate(job.Name, job.Job, job.Cron, new RecurringJobOptions { TimeZone = clock.Zone });
    }
}
