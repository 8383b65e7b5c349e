using TotalMemory.Spool;

namespace TotalMemory.Worker;

internal static class SingleInstance
{
    /// <summary>The lock, or null when a worker runs. Tries for a moment: a hook that only looks holds it for microseconds.</summary>
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
