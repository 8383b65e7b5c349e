using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class LogOfARemovedHomeTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_worker_that_lost_its_home_writes_no_log_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is held cannot be deleted there.");
        using var held = WorkerLock.TryTake(temp.Home)!;
        var log = new CappedLog(temp.Home.WorkerLog, TimeProvider.System) { IsWanted = () => held.IsFileInPlace };
        log.Write("it runs");
        Assert.True(File.Exists(temp.Home.WorkerLog));

        Directory.Delete(temp.Home.Root, recursive: true);
        log.Write("its home is gone");

        Assert.False(Directory.Exists(temp.Home.Root));
    }
}
