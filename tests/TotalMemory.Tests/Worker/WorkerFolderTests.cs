using TotalMemory.Tests.Support;
using TotalMemory.Worker;

namespace TotalMemory.Tests.Worker;

public sealed class WorkerFolderTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void For_the_one_program_it_is_the_folder_beside_it()
    {
        temp.Write("my data/bin/worker/model/vocab.txt", "");
        var bin = temp.MakeFolder("my data/bin");
        Assert.Equal(Path.Combine(bin, "worker"), WorkerFolder.Of(bin));
    }

    [Fact]
    public void For_a_worker_with_a_program_of_its_own_it_is_that_programs()
    {
        temp.Write("bin/worker/model/vocab.txt", "");
        var worker = temp.MakeFolder("bin/worker");
        Assert.Equal(worker, WorkerFolder.Of(worker));
    }

    [Fact]
    public void A_worker_of_its_own_finds_sqlite_beside_the_other_programs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Its name is that of Linux.");
        Assert.Equal("/home/dev/my data/bin/libe_sqlite3.so", WorkerFolder.SqliteFor("/home/dev/my data/bin/worker/"));
    }
}
