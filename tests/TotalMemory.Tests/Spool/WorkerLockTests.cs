using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class WorkerLockTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void It_knows_when_its_home_is_gone_or_another_lies_in_its_place()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is held cannot be deleted there.");
        using var held = WorkerLock.TryTake(temp.Home)!;
        Assert.True(held.IsFileInPlace);
        Directory.Move(temp.Home.Root, temp.Home.Root + "-away");
        Assert.False(held.IsFileInPlace);
        using (var other = WorkerLock.TryTake(temp.Home)!)
        {
            Assert.True(other.IsFileInPlace);
            Assert.False(held.IsFileInPlace);
        }
        Directory.Delete(temp.Home.Root, recursive: true);
        Directory.Move(temp.Home.Root + "-away", temp.Home.Root);
        Assert.True(held.IsFileInPlace);
    }
}
