using Microsoft.Extensions.Hosting;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>
/// Starts the intake when an event arrives. Waits a moment first, because a client may write its last lines after its hook ran, and more
/// events may follow.
/// </summary>
internal sealed class SpoolWatcher(EventSpool spool, SpoolDrain drain, IntakeJobs intake, JobRunner run, WarmUp warmUp, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1); // chosen: events come in groups

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10); // chosen: a watcher may miss one

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        using var arrived = new SemaphoreSlim(0, 1);
        using var watcher = Watch(arrived);
        if (watcher is null)
            return; // The system has no file watches left; the job that runs each minute reads the events.
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                // A transcript that could not be read is tried again even if no event arrives.
                if (!await arrived.WaitAsync(LookAgain, cancel) && !drain.HasUnread)
                    continue;
                if (warmUp.IsDue && spool.Waiting().Count > 0)
                    _ = Task.Run(() => warmUp.RunAsync(cancel), cancel); // A session is active, and its next prompt will need an answer.
                await Task.Delay(Moment, time, cancel);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            if (spool.Waiting().Count == 0 && !drain.HasUnread)
                continue;
            await run.Try(() => intake.Drain(cancel));
        }
    }

    private FileSystemWatcher? Watch(SemaphoreSlim arrived)
    {
        try
        {
            PrivateFiles.CreateFolder(spool.New);
            var watcher = new FileSystemWatcher(spool.New, "*.json") { NotifyFilter = NotifyFilters.FileName };
            watcher.Created += (_, _) => Wake(arrived);
            watcher.Renamed += (_, _) => Wake(arrived);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // No watches or file descriptors left, or the folder belongs to somebody else.
        }
    }

    private static void Wake(SemaphoreSlim arrived)
    {
        try
        {
            if (arrived.CurrentCount == 0)
                arrived.Release();
        }
        catch (SemaphoreFullException) { } // Two events at once; one wake-up is enough.
        catch (ObjectDisposedException) { }
    }
}
