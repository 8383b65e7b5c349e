using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TotalMemory.Storage;

/// <summary>A read transaction: several reads of one snapshot.</summary>
internal sealed class ReadView : IDisposable
{
    private readonly MemoryConnection connection;

    public ReadView(MemoryConnection connection)
    {
        this.connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, "BEGIN"), connection.Handle);
    }

    // Some errors have already ended the transaction.
    public void Dispose()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            raw.sqlite3_exec(connection.Handle, "COMMIT");
    }
}
