using Microsoft.Extensions.Time.Testing;
using SQLitePCL;
using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Recall;

/// <summary>What a statement costs, counted in steps of SQLite's machine: in a new memory it has no statistics to plan by.</summary>
public sealed class RecallCostTests : IDisposable
{
    private const int Records = 2_000;

    private readonly TempHome temp = new();
    private readonly MemoryServices memory;

    public RecallCostTests()
    {
        memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time));
        memory.Database.Write(c =>
        {
            c.Projects.Touch(new ProjectIdentity("p", "p", "", null), Some.Time);
            for (var n = 0; n < Records; n++)
                WritePath.Write(c, "p", Some.Clean(Some.Fact($"The service number {n} listens on port {n + 1_000}.")), Some.Time);
        });
    }

    public void Dispose() => temp.Dispose();

    private static int Steps(MemoryConnection c, Action work)
    {
        var steps = 0;
        raw.sqlite3_progress_handler(
            c.Handle,
            1,
            _ =>
            {
                steps++;
                return 0;
            },
            null
        );
        work();
        raw.sqlite3_progress_handler(c.Handle, 0, null, null);
        return steps;
    }

    [Fact]
    public void To_load_a_few_records_is_not_to_look_at_all()
    {
        using var c = memory.Database.Open();
        var query = new RecallQuery { Text = "port", Project = "p" };
        Assert.InRange(Steps(c, () => Assert.Equal(3, c.Recall.Load([1, 2, 3], query).Count)), 10, Records);
    }

    [Fact]
    public void To_find_the_neighbours_of_a_record_is_not_to_look_at_all()
    {
        using var c = memory.Database.Open();
        Assert.InRange(Steps(c, () => Assert.Empty(c.Graph.Neighbours(1, "p"))), 10, Records);
    }
}
