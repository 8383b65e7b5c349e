using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Spool;

namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// Runs jobs from Hangfire's clock and from the watcher, one at a time, so that there is one writer and little load beside the user's own
/// work.
/// </summary>
internal sealed partial class JobRunner(WorkerLock instance, IHostApplicationLifetime life, ILogger<JobRunner> log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public Task InTurn(Action job, CancellationToken cancel) =>
        InTurn(
            () =>
            {
                job();
                return Task.CompletedTask;
            },
            cancel
        );

    public async Task InTurn(Func<Task> job, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (instance.IsFileInPlace) // If the home was removed, the worker is about to exit, and a job would create it again.
                await job();
        }
        catch (Exception e) when (LastingFailure.Is(e))
        {
            Ends(log, LastingFailure.Reason(e));
            life.StopApplication();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs a job outside Hangfire; failures are logged, and the job's next run tries again.</summary>
    public async Task Try(Func<Task> job)
    {
        try
        {
            await job();
        }
        catch (OperationCanceledException) { } // The worker stops.
#pragma warning disable CA1031 // The outermost handler of a background task.
        catch (Exception e)
        {
            JobFailed(log, e is TypeInitializationException ? LastingFailure.Reason(e) : e.Message);
        }
#pragma warning restore CA1031
    }

    public void Dispose() => turn.Dispose();

    [LoggerMessage(LogLevel.Error, "The worker ends, for a part of it could not be set up; the next prompt starts it again: {Reason}")]
    private static partial void Ends(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "A job failed and is tried again: {Reason}")]
    private static partial void JobFailed(ILogger log, string reason);
}
