using TotalMemory.Tests.Support;

namespace TotalMemory.Tests;

public sealed class PublishingTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public void What_a_killed_import_left_is_done_by_the_next_start()
    {
        Assert.False(work.Memory.Publishing.Begin());
        // Here the process is killed; another one starts.
        var next = new MemoryServices(work.Memory.Home, work.Time);
        Assert.True(next.Publishing.Begin());
        next.Publishing.Finish();
        Assert.False(next.Publishing.Begin());
        next.Publishing.Done();
        Assert.False(next.Publishing.Begin());
    }
}
