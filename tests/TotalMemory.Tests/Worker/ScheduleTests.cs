using Hangfire.Storage;
using TotalMemory.Worker;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Tests.Worker;

public sealed class ScheduleTests
{
    private static IReadOnlyList<ScheduledJob> All => Schedule.Jobs(LocalClock.At(TimeZoneInfo.Utc, Support.Some.Time));

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
}
