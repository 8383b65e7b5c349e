using Hangfire;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.Logging;
using SQLite;
using TotalMemory.Spool;

namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// Where Hangfire keeps its schedule, retries and history: <c>hangfire.db</c>, a file of its own. Nothing of ours depends on its content,
/// so a file that is lost, locked or corrupt is replaced by an empty one.
/// </summary>
internal static partial class ScheduleStorage
{
    /// <summary>
    /// Chosen: a connection each for the worker, the scheduler and the clean-up; the default of 20 would use up a small descriptor limit.
    /// </summary>
    private const int Connections = 4;

    /// <summary>
    /// Chosen: the history is only for recent problems, and jobs that run each minute would add thousands of rows a day.
    /// </summary>
    private static readonly TimeSpan HistoryKept = TimeSpan.FromHours(1);

    private static readonly SQLiteStorageOptions Options = new()
    {
        PoolSize = Connections,
        QueuePollInterval = TimeSpan.FromMinutes(1),
        // A job that a killed worker had begun is run again after this time; the default is half an hour.
        InvisibilityTimeout = TimeSpan.FromMinutes(5),
        JobExpirationCheckInterval = TimeSpan.FromHours(1),
    };

    public static string File(MemoryHome home) => Path.Combine(home.Root, "hangfire.db");

    /// <summary>
    /// Opens the storage. Throws <see cref="SQLiteException"/> or <see cref="IOException"/> if not even an empty one can be created.
    /// </summary>
    public static JobStorage Open(MemoryHome home, ILogger log)
    {
        try
        {
            return Look(home);
        }
        catch (Exception e) when (e is SQLiteException or IOException or UnauthorizedAccessException)
        {
            Replaced(log, File(home), e.Message);
            Delete(home);
            return Look(home);
        }
    }

    /// <summary>Opens the storage for display, even while a worker runs; a damaged file is not replaced.</summary>
    public static JobStorage Look(MemoryHome home)
    {
        // We create the file, so that it has private permissions before anything is written.
        PrivateFiles.CreateFolder(home.Root);
        PrivateFiles.OpenWrite(File(home), FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete).Dispose();
        var storage = new SQLiteStorage(File(home), Options) { JobExpirationTimeout = HistoryKept };
        try
        {
            storage.GetMonitoringApi().GetStatistics();
            return storage;
        }
        catch
        {
            storage.Dispose();
            throw;
        }
    }

    private static void Delete(MemoryHome home)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"])
            PrivateFiles.TryDelete(File(home) + suffix);
    }

    [LoggerMessage(LogLevel.Warning, "{File} could not be used and is replaced: {Reason}")]
    private static partial void Replaced(ILogger log, string file, string reason);
}
