using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.History;

public sealed class StatisticsTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private MemoryStatistics Count(string? project = null) => work.Memory.Statistics.Count(project);

    private long Save(string project, string text, Scope scope = Scope.Project) =>
        work.Memory.Knowledge.Save(work.Memory.Projects.IdentifyFolder(work.Project(project)), Some.Fact(text, scope: scope)).Id;

    [Fact]
    public void An_empty_memory_is_healthy() => Assert.Equal((0, 1.0), (Count().Active, Count().Health));

    [Fact]
    public void What_is_active_is_counted_by_type_project_and_status()
    {
        Save("shop", "We use tabs.");
        Save("shop", "The port is 8081.");
        var gone = Save("site", "We use spaces.");
        Save("site", "Everyone writes tests first.");
        work.Memory.Knowledge.Forget(gone, "x");
        var all = Count();
        Assert.Equal(3, all.Active);
        Assert.Equal(3, all.ByType["fact"]);
        Assert.Equal((2, 1), (all.ByProject["shop"], all.ByProject["site"]));
        Assert.Equal(3, all.ByStatus["active"]);
        Assert.Equal(2, Count(work.ProjectId("shop")).Active);
    }

    [Fact]
    public void Unused_and_stale_records_lower_the_health()
    {
        Save("shop", "We use tabs.");
        Assert.Equal((0, 1, 0.7), (Count().Stale, Count().NeverUsed, Count().Health));
        work.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, Count().Stale);
        work.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal((1, 0.2), (Count().Stale, Math.Round(Count().Health, 9)));
    }
}
