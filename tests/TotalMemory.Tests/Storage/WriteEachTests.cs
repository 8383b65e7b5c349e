using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

/// <summary>Long work leaves the others their turn.</summary>
public sealed class WriteEachTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly Database database;

    public WriteEachTests() => database = new Database(temp.Home);

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_save_gets_its_turn_between_two_items_of_work_without_end()
    {
        var saving = Task.Run(() => database.Write(c => c.Markers.Write("saved", "yes")), TestContext.Current.CancellationToken);
        // Ends only when the save is through.
        database.WriteEach(Endless().TakeWhile(_ => !saving.IsCompleted), (c, n) => c.Markers.Write("work", $"{n}"));
        await saving;
        Assert.Equal("yes", Read("saved"));
    }

    [Fact]
    public void What_fails_leaves_nothing_half_done_and_the_lock_free()
    {
        Assert.Throws<InvalidOperationException>(() =>
            database.Write(c =>
            {
                c.Markers.Write("half", "done");
                throw new InvalidOperationException();
            })
        );
        database.Write(c => c.Markers.Write("after", "yes"));
        Assert.Null(Read("half"));
        Assert.Equal("yes", Read("after"));
    }

    [Fact]
    public void Nothing_to_do_writes_nothing()
    {
        database.WriteEach(Array.Empty<int>(), (_, _) => Assert.Fail("there is nothing to do"));
    }

    private string? Read(string name)
    {
        using var c = database.Open();
        return c.Markers.Read(name);
    }

    private static IEnumerable<int> Endless()
    {
        for (var n = 0; ; n++)
            yield return n;
    }
}
