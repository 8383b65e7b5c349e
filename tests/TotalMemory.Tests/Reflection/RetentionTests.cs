using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Reflection;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Reflection;

public sealed class RetentionTests
{
    [Theory]
    [InlineData(3, 179, nameof(RecordStatus.Active))]
    [InlineData(3, 181, nameof(RecordStatus.Archived))]
    [InlineData(5, 1000, nameof(RecordStatus.Active))]
    public void An_unused_record_is_archived_after_half_a_year_unless_it_must_stay(int importance, int days, string expected) =>
        Assert.Equal(
            Enum.Parse<RecordStatus>(expected),
            AgePolicy.Decide(Some.Record(1, "x", importance: importance), Some.Time.AddDays(days))
        );

    [Fact]
    public void Use_keeps_a_record() =>
        Assert.Equal(
            RecordStatus.Active,
            AgePolicy.Decide(Some.Record(1, "x") with { Used = Some.Time.AddDays(150) }, Some.Time.AddDays(300))
        );

    [Theory]
    [InlineData(364, nameof(RecordStatus.Archived))]
    [InlineData(366, nameof(RecordStatus.Purged))]
    public void The_archive_is_emptied_after_a_year(int days, string expected) =>
        Assert.Equal(
            Enum.Parse<RecordStatus>(expected),
            AgePolicy.Decide(Some.Record(1, "x", status: RecordStatus.Archived), Some.Time.AddDays(days))
        );

    [Fact]
    public void Half_is_left_after_ninety_days()
    {
        Assert.Equal(1, Decay.Factor(Some.Time, Some.Time), 6);
        Assert.Equal(0.5, Decay.Factor(Some.Time, Some.Time.AddDays(90)), 6);
        Assert.Equal(1, Decay.Factor(Some.Time.AddDays(5), Some.Time), 6);
    }

    [Fact]
    public void What_is_archived_is_never_recalled_and_comes_back_when_confirmed()
    {
        using var temp = new TempHome();
        var time = new FakeTimeProvider(Some.Time);
        var memory = new MemoryServices(temp.Home, time);
        var project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
        var saved = memory.Knowledge.Save(project, Some.Fact("We use tabs."));
        time.Advance(TimeSpan.FromDays(200));
        Assert.Equal(1, memory.Reflection.Run(accept: true).Archived);
        Assert.Empty(memory.Recall.Recall(new() { Text = "tabs" }).Hits);
        Assert.Equal(saved.Id, memory.Knowledge.Save(project, Some.Fact("We use tabs.")).Id);
        Assert.Single(memory.Recall.Recall(new() { Text = "tabs" }).Hits);
    }

    [Fact]
    public void A_night_switched_off_is_caught_up()
    {
        using var temp = new TempHome();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.Utc);
        var memory = new MemoryServices(temp.Home, time);
        Assert.True(memory.Reflection.IsDue());
        memory.Reflection.Run();
        Assert.False(memory.Reflection.IsDue());
        time.Advance(TimeSpan.FromHours(14)); // 02:00
        Assert.False(memory.Reflection.IsDue());
        time.Advance(TimeSpan.FromHours(7)); // 09:00, the machine slept through three o'clock
        Assert.True(memory.Reflection.IsDue());
    }

    [Fact]
    public void The_latest_due_time_is_three_in_the_morning_here()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("here", TimeSpan.FromHours(2), null, null);
        Assert.Equal(Utc(3, 1, 1, 0), NightlyReflection.LatestDue(Utc(3, 1, 1, 0), zone));
        Assert.Equal(Utc(2, 28, 1, 0), NightlyReflection.LatestDue(Utc(3, 1, 0, 59), zone));
    }

    [Theory]
    [InlineData(3, 28, 0, 30, 3, 27, 1)] // 02:30: three o'clock does not come.
    [InlineData(3, 28, 1, 0, 3, 28, 1)] // 04:00 instead.
    [InlineData(3, 29, 0, 0, 3, 29, 0)] // 03:00 in summer.
    [InlineData(10, 30, 23, 30, 10, 30, 0)] // 02:30, before the clock goes back.
    [InlineData(10, 31, 0, 10, 10, 31, 0)] // 03:10, the first time.
    [InlineData(10, 31, 1, 20, 10, 31, 0)] // 03:20, the second time.
    [InlineData(11, 1, 0, 30, 10, 31, 0)] // 02:30 in winter.
    [InlineData(11, 1, 1, 0, 11, 1, 1)]
    public void Every_night_has_one_due_time_also_when_clocks_change_at_it(
        int month,
        int day,
        int hour,
        int minute,
        int dueMonth,
        int dueDay,
        int dueHour
    ) => Assert.Equal(Utc(dueMonth, dueDay, dueHour, 0), NightlyReflection.LatestDue(Utc(month, day, hour, minute), Changing));

    private static DateTimeOffset Utc(int month, int day, int hour, int minute) => new(2027, month, day, hour, minute, 0, TimeSpan.Zero);

    // From three to four in spring, and from four to three in autumn, as in eastern Europe.
    private static readonly TimeZoneInfo Changing = TimeZoneInfo.CreateCustomTimeZone(
        "east",
        TimeSpan.FromHours(2),
        null,
        null,
        null,
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date,
                DateTime.MaxValue.Date,
                TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(DateTime.MinValue.AddHours(3), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(DateTime.MinValue.AddHours(4), 10, 5, DayOfWeek.Sunday)
            ),
        ]
    );
}
