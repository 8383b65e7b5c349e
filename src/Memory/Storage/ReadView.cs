using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TotalMemory.Storage;

/// <summary>Several reads that see the memory as it was at the first of them.</summary>
internal sealed class ReadView : IDisposable
{
    private readonly MemoryConnection connection;

    public ReadView(MemoryConnection connection)
    {
        this.connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, "BEGIN"), connection.Handle);
    }

    // Some errors have ended it already.
    public void Dispose()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            raw.sqlite3_exec(connection.Handle, "COMMIT");
    }
}
