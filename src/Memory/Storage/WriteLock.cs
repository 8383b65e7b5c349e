using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TotalMemory.Storage;

/// <summary>
/// The write lock of the database. SQLite has one, and it goes to whoever asks first after it is released. Polling often makes that
/// fair: a waiting writer finds the pauses that long work leaves (<see cref="YieldToOthers"/>).
/// </summary>
internal sealed class WriteLock : IDisposable
{
    /// <summary>Chosen: longer than our transactions on a busy machine, shorter than clients wait for a tool.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Milliseconds between two attempts, and of a pause, which is long enough for several attempts (chosen).</summary>
    private const int Between = 2;
    private const int Pause = 6;

    private const int Busy = 5; // published: SQLITE_BUSY

    /// <summary>SQLite's own busy timeout per connection, in milliseconds (chosen).</summary>
    public const int OwnWait = 10_000;

    private static readonly ManualResetEventSlim never = new(false, spinCount: 0);

    private readonly MemoryConnection connection;
    private bool isDone;

    private WriteLock(MemoryConnection connection) => this.connection = connection;

    /// <summary>Begins a write transaction. Throws <see cref="SqliteException"/> if the lock stays taken for too long.</summary>
    public static WriteLock Take(MemoryConnection connection)
    {
        var database = connection.Handle;
        var asked = System.Diagnostics.Stopwatch.GetTimestamp();
        raw.sqlite3_busy_timeout(database, 0);
        try
        {
            int result;
            while ((result = raw.sqlite3_exec(database, "BEGIN IMMEDIATE")) == Busy)
            {
                if (System.Diagnostics.Stopwatch.GetElapsedTime(asked) > Timeout)
                    break;
                Wait(Between);
            }
            SqliteException.ThrowExceptionForRC(result, database);
        }
        finally
        {
            raw.sqlite3_busy_timeout(database, OwnWait);
        }
        return new WriteLock(connection);
    }

    /// <summary>Pauses between two transactions of long work, so that waiting writers get the lock.</summary>
    public static void YieldToOthers() => Wait(Pause);

    // SQLite does not signal when the lock is free, so it must be polled.
    private static void Wait(int milliseconds) => never.Wait(milliseconds);

    public void Commit()
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, "COMMIT"), connection.Handle);
        isDone = true;
    }

    // Some errors have already rolled back.
    public void Dispose()
    {
        if (!isDone && raw.sqlite3_get_autocommit(connection.Handle) == 0)
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
    }
}
