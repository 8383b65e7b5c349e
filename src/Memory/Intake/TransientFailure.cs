using Microsoft.Data.Sqlite;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>
/// Busy, read-only, moved, a disk full or in trouble, no descriptors: nobody's fault, and tried again for as long as it takes.
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
