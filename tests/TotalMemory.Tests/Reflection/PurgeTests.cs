using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Reflection;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Reflection;

public sealed class PurgeTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly FakeTimeProvider time = new(Some.Time);
    private readonly MemoryServices memory;
    private readonly List<long> ids;

    public PurgeTests()
    {
        memory = new MemoryServices(temp.Home, time);
        var project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
        ids = [.. Subjects.Select(s => memory.Knowledge.Save(project, Some.Fact($"The {s} server listens to nobody")).Id)];
        time.Advance(TimeSpan.FromDays(200));
        memory.Reflection.Run(accept: true);
        time.Advance(TimeSpan.FromDays(366));
    }

    private static readonly string[] Subjects = ["mail", "chess", "print", "proxy", "queue", "cache", "login", "search", "build", "voice"];

    public void Dispose() => temp.Dispose();

    private KnowledgeRecord Record(long id)
    {
        using var c = memory.Database.Open();
        return c.Records.Find(id)!;
    }

    private int Purged => ids.Count(id => Record(id).Status == RecordStatus.Purged);

    [Fact]
    public void One_look_purges_nothing_and_neither_does_a_second_one_on_the_same_day()
    {
        memory.Reflection.Run(accept: true);
        time.Advance(TimeSpan.FromMinutes(5));
        memory.Reflection.Run(accept: true);
        Assert.Equal(0, Purged);
    }

    [Fact]
    public void More_than_a_tenth_waits_for_a_person()
    {
        memory.Reflection.Run();
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ReflectionOutcome.Refused, memory.Reflection.Run().Outcome);
        Assert.Equal(0, Purged);
    }

    [Fact]
    public void A_purge_can_be_undone_for_thirty_days()
    {
        memory.Reflection.Run();
        time.Advance(TimeSpan.FromDays(1));
        var night = memory.Reflection.Run(accept: true);
        Assert.Equal((10, 10), (night.Purged, Purged));
        Assert.Equal("", Record(ids[0]).Text);
        time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(new UndoneChanges(10, 0), memory.Reflection.Undo(night.Id));
        Assert.Equal((RecordStatus.Archived, "The mail server listens to nobody"), (Record(ids[0]).Status, Record(ids[0]).Text));
        time.Advance(TimeSpan.FromDays(400));
        memory.Reflection.Run(accept: true);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, memory.Reflection.Run(accept: true).Purged);
    }

    [Fact]
    public void After_thirty_days_the_words_are_gone()
    {
        memory.Reflection.Run();
        time.Advance(TimeSpan.FromDays(1));
        var night = memory.Reflection.Run(accept: true);
        time.Advance(TimeSpan.FromDays(31));
        memory.Reflection.Run();
        time.Advance(TimeSpan.FromDays(1));
        memory.Reflection.Run();
        Assert.Equal(new UndoneChanges(0, 10), memory.Reflection.Undo(night.Id));
        using var c = memory.Database.Open();
        Assert.Equal(0L, c.Scalar("SELECT count(*) FROM purged_record"));
    }

    [Fact]
    public void A_clock_that_is_ahead_for_one_night_ends_nothing_that_can_be_undone()
    {
        memory.Reflection.Run();
        time.Advance(TimeSpan.FromDays(1));
        var night = memory.Reflection.Run(accept: true);
        new MemoryServices(temp.Home, new FakeTimeProvider(time.GetUtcNow().AddDays(365))).Reflection.Run();
        time.Advance(TimeSpan.FromDays(1));
        memory.Reflection.Run();
        Assert.Equal(new UndoneChanges(10, 0), memory.Reflection.Undo(night.Id));
    }

    [Fact]
    public void A_clock_that_was_once_ahead_does_not_stop_the_nights()
    {
        time.Advance(TimeSpan.FromDays(5_000));
        memory.Reflection.Run();
        var behind = new FakeTimeProvider(Some.Time.AddDays(570));
        Assert.True(new MemoryServices(temp.Home, behind).Reflection.IsDue());
    }

    [Fact]
    public void A_wrong_clock_for_one_night_leaves_no_look_behind()
    {
        var wrong = new FakeTimeProvider(Some.Time.AddDays(5_000));
        new MemoryServices(temp.Home, wrong).Reflection.Run(accept: true);
        using var c = memory.Database.Open();
        c.Execute("UPDATE record SET updated = $now", ("$now", time.GetUtcNow()));
        memory.Reflection.Run(accept: true);
        Assert.Equal(0L, c.Scalar("SELECT count(*) FROM purge_look"));
    }
}
