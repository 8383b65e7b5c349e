using TotalMemory.Spool;

namespace TotalMemory.Worker;

internal static class SingleInstance
{
    /// <summary>
    /// Takes the lock; null if a worker is running. Retries for a moment, because a hook that only checks holds the lock for microseconds.
    /// </summary>
    public static async Task<WorkerLock?> TakeAsync(MemoryHome home)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (WorkerLock.TryTake(home) is { } taken)
                return taken;
            await Task.Delay(50);
        }
        return null;
    }
}
