using System.Globalization;
using TotalMemory.Cli;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class RunningWorkerTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_number_left_by_a_dead_worker_names_no_process()
    {
        temp.Write("home/worker.lock", "");
        temp.Write("home/worker.pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Assert.Null(RunningWorker.Find(temp.Home));
    }

    [Fact]
    public void A_number_that_was_given_to_another_program_is_not_the_worker()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the process is known by its name.");
        using var held = WorkerLock.TryTake(temp.Home);
        Assert.NotNull(held);
        // This very process holds the lock, and is not the worker either: nothing may be signalled.
        temp.Write("home/worker.pid", "1");
        Assert.Null(RunningWorker.Find(temp.Home));
    }
}
