using TotalMemory.Worker;

namespace TotalMemory.Tests.Worker;

public sealed class SharedSqliteTests
{
    [Fact]
    public void It_lies_beside_the_other_programs_above_the_workers_folder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Its name is that of Linux.");
        Assert.Equal("/home/dev/my data/bin/libe_sqlite3.so", SharedSqlite.PathFor("/home/dev/my data/bin/worker/"));
    }
}
