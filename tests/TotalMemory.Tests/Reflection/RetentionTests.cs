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
        var zone = TimeSpan.FromHours(2);
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 3, 0, 0, zone),
            NightlyReflection.LatestDue(new DateTimeOffset(2026, 3, 1, 3, 0, 0, zone))
        );
        Assert.Equal(
            new DateTimeOffset(2026, 2, 28, 3, 0, 0, zone),
            NightlyReflection.LatestDue(new DateTimeOffset(2026, 3, 1, 2, 59, 0, zone))
        );
    }
}
