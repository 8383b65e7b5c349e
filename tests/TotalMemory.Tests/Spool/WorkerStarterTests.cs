using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class WorkerStarterTests : IDisposable
{
    private readonly TempHome temp = new();

    [Fact]
    public void A_worker_that_was_killed_is_known_to_have_run()
    {
        Assert.False(WorkerStarter.HasRun(temp.Home));
        WorkerLock.TryTake(temp.Home)!.Dispose();
        Assert.True(WorkerStarter.HasRun(temp.Home));
    }

    public void Dispose() => temp.Dispose();
}
