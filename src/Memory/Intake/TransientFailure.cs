using Microsoft.Data.Sqlite;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>
/// Failures that are retried indefinitely: database busy, read-only or moved, disk full or failing, no file descriptors.
/// </summary>
internal static class TransientFailure
{
    public static bool Is(Exception e) =>
        e switch
        {
            SqliteException s => s.SqliteErrorCode is not (1 or 19 or 20 or 25), // Error, constraint, mismatch, range.
            MemoryStoreException or IOException or UnauthorizedAccessException or OutOfMemoryException => true,
            _ => false,
        };
}
