using Microsoft.Extensions.Hosting;
using TotalMemory.Spool;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker;

/// <summary>
/// Nudges: an event arrived. Waits a moment, since a client may write its last lines after its hook ran, and more may come.
/// </summary>
internal sealed class SpoolWatcher(MemoryServices memory, EmbeddingService embedding, Jobs jobs, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Of no session and no project.</summary>
    private static readonly PromptQuestion AnyPrompt = new("", "", "please prepare what the next prompt needs");

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        using var arrived = new SemaphoreSlim(0, 1);
        using var watcher = Watch(arrived);
        if (watcher is null)
            return; // The system has no watches left; the minutely job insists.
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                // A transcript that could not be read is tried again without a nudge.
                if (!await arrived.WaitAsync(LookAgain, cancel) && !memory.Drain.HasUnread)
                    continue;
                if ((!embedding.IsLoaded || jobs.IsResting) && memory.Spool.Waiting().Count > 0)
                    _ = Task.Run(WarmUp, cancel); // A session is going on: its next prompt will ask.
                await Task.Delay(Moment, time, cancel);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            if (memory.Spool.Waiting().Count == 0 && !memory.Drain.HasUnread)
                continue;
            await jobs.Try(() => jobs.Drain(cancel));
        }
    }

    private void WarmUp()
    {
        try
        {
            embedding.Warm();
            memory.PromptRecall.Recall(AnyPrompt); // What else it takes is read from its files, and compiled.
        }
        catch (Exception e)
            when (e
                    is Storage.MemoryStoreException
                        or Microsoft.Data.Sqlite.SqliteException
                        or IOException
                        or HttpRequestException
                        or InvalidOperationException
            ) { } // Whoever asks is told why.
    }

    private FileSystemWatcher? Watch(SemaphoreSlim arrived)
    {
        try
        {
            PrivateFiles.CreateFolder(memory.Spool.New);
            var watcher = new FileSystemWatcher(memory.Spool.New, "*.json") { NotifyFilter = NotifyFilters.FileName };
            watcher.Created += (_, _) => Wake(arrived);
            watcher.Renamed += (_, _) => Wake(arrived);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // No watches or descriptors left, or the folder is somebody else's.
        }
    }

    private static void Wake(SemaphoreSlim arrived)
    {
        try
        {
            if (arrived.CurrentCount == 0)
                arrived.Release();
        }
        catch (SemaphoreFullException) { } // Woken twice at once; once is enough.
        catch (ObjectDisposedException) { }
    }
}
