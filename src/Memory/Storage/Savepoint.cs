using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>A part of a write transaction that is whole or not at all, so that one bad item costs only itself.</summary>
internal static class Savepoint
{
    /// <summary>What kept the work from being done, and nothing of it is; null when all of it is done.</summary>
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

    // A constraint, a type: not a lock or a full disk.
    private static bool IsItemsFault(Exception e) =>
        e
            is SqliteException { SqliteErrorCode: 18 or 19 or 20 or 25 }
                or ArgumentException
                or InvalidOperationException
                or FormatException
                or OverflowException;
}
