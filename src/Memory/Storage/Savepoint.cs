using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>An atomic part of a write transaction, so that one bad item does not affect others.</summary>
internal static class Savepoint
{
    /// <summary>Runs the work. Returns the error, after rolling back; null on success.</summary>
    public static string? Try(MemoryConnection c, Action work)
    {
        c.Execute("SAVEPOINT item");
        try
        {
            work();
            c.Execute("RELEASE item");
            return null;
        }
        catch (Exception e) when (IsItemsFault(e))
        {
            c.Execute("ROLLBACK TO item; RELEASE item");
            return e is SqliteException ? "the memory does not take it" : "it cannot be understood";
        }
    }

    // A constraint or a type error; not a lock or a full disk.
    private static bool IsItemsFault(Exception e) =>
        e
            is SqliteException { SqliteErrorCode: 18 or 19 or 20 or 25 }
                or ArgumentException
                or InvalidOperationException
                or FormatException
                or OverflowException;
}
