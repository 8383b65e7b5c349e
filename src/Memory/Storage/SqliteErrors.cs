using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>SQLite's result codes (sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    private const int ReadOnly = 8; // published: SQLITE_READONLY

    // On a full disk not even the index of the log, needed for reading, can be created.
    private const int InputOutput = 10;
    private const int Full = 13; // published: SQLITE_FULL
    private const int CannotOpen = 14; // published: SQLITE_CANTOPEN

    /// <summary>The file can at most be read.</summary>
    public static bool IsUnwritable(SqliteException e) => e.SqliteErrorCode is ReadOnly or CannotOpen or InputOutput or Full;

    /// <summary>Explains the codes, with what a person can do.</summary>
    /// <param name="path">The database file.</param>
    public static MemoryStoreException Explain(SqliteException e, string path) =>
        new(
            e.SqliteErrorCode switch
            {
                5 or 6 =>
                    $"The memory at {path} is locked by another program. Close what has it open (totalmemory worker stop) and try again.",
                11 or 26 => $"The memory at {path} is damaged or not a database. Move it away and run 'totalmemory import' to learn again "
                    + "from the transcripts, or put a backup in its place.",
                InputOutput => $"The disk that holds {path} is full or does not answer. See why (df -h), then try again.",
                Full => $"The disk that holds {path} is full. Free some space and try again; nothing was lost.",
                ReadOnly or CannotOpen or 23 =>
                    $"The memory at {path} cannot be opened or written ({e.Message}). Check the folder's permissions.",
                _ => $"The memory at {path} answered: {e.Message.TrimEnd('.')}.",
            },
            e
        );
}
