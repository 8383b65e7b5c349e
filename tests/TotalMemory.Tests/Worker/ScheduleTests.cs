using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Tests.Support;
using TotalMemory.Worker;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Tests.Worker;

public sealed class ScheduleTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private static IReadOnlyList<ScheduledJob> All => Schedule.Jobs(LocalClock.At(TimeZoneInfo.Utc, Some.Time));

    [Fact]
    public void No_job_has_a_parameter_whose_type_a_published_worker_may_lack() => Assert.All(All, j => Assert.Empty(j.Job.Args));

    [Fact]
    public void What_is_written_down_is_found_again() => Assert.All(All, j => Assert.Equal(j.Job.Method.Name, j.Reloaded().Method.Name));

    [Fact]
    public void Of_the_runtime_only_names_that_it_publishes_are_written_down() =>
        Assert.All(
            All,
            j => Assert.DoesNotContain("mscorlib", InvocationData.SerializeJob(j.Job).SerializePayload(), StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_job_that_ran_under_a_clock_that_was_ahead_does_not_wait_for_that_time()
    {
        using var storage = (SQLiteStorage)ScheduleStorage.Open(temp.Home, NullLogger.Instance);
        using var schedule = new Schedule(new RecurringJobManager(storage), storage, TimeProvider.System);
        await schedule.StartAsync(TestContext.Current.CancellationToken);
        await schedule.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(schedule.SetAgainIfAhead());
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Run("minutely", now.AddYears(1));
        Run("reflect", now.AddHours(1));
        Assert.True(schedule.SetAgainIfAhead());
        var jobs = storage.GetReadOnlyConnection().GetRecurringJobs();
        Assert.Equal(4, jobs.Count);
        Assert.All(jobs, j => Assert.InRange(j.NextExecution!.Value, now.AddHours(-1), now.AddHours(25)));

        void Run(string job, DateTime at) =>
            storage
                .GetConnection()
                .SetRangeInHash(
                    "recurring-job:" + job,
                    [
                        new("LastExecution", JobHelper.SerializeDateTime(at)),
                        new("NextExecution", JobHelper.SerializeDateTime(at.AddMinutes(1))),
                    ]
                );
    }
}
