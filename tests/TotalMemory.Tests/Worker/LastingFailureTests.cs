using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Tests.Worker;

/// <summary>A worker with a part that stays broken ends, and the next prompt starts one that works; other failures end nothing.</summary>
public sealed class LastingFailureTests
{
    private static readonly Exception NoFiles = new IOException("Too many open files", 24);

    public static TheoryData<string, bool> Failures =>
        new()
        {
            { "a class that found no file descriptor", true },
            { "a class that found no library", true },
            { "a class that found no memory", true },
            { "a class that is wrong", false },
            { "no file descriptor", false },
        };

    private static Exception Of(string name) =>
        name switch
        {
            "a class that found no file descriptor" => new InvalidOperationException("x", new TypeInitializationException("T", NoFiles)),
            "a class that found no library" => new TypeInitializationException(
                "T",
                new DllNotFoundException("libx.so: cannot open shared object file: Too many open files")
            ),
            "a class that found no memory" => new TypeInitializationException("T", new InsufficientMemoryException()),
            "a class that is wrong" => new TypeInitializationException("T", new InvalidOperationException("no such column")),
            _ => NoFiles,
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_worker_ends_only_where_a_new_one_may_succeed(string name, bool ends)
    {
        using var temp = new TempHome();
        using var instance = WorkerLock.TryTake(temp.Home)!;
        var life = new Life();
        using var run = new JobRunner(instance, life, NullLogger<JobRunner>.Instance);
        await run.Try(() => run.InTurn(() => throw Of(name), TestContext.Current.CancellationToken));
        Assert.Equal(ends, life.HasStopped);
    }

    private sealed class Life : IHostApplicationLifetime
    {
        public bool HasStopped { get; private set; }

        public CancellationToken ApplicationStarted => default;
        public CancellationToken ApplicationStopping => default;
        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => HasStopped = true;
    }
}
