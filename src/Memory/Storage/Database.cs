using Microsoft.Data.Sqlite;
using TotalMemory.Spool;

namespace TotalMemory.Storage;

/// <summary>Opens the one SQLite file, migrated. Each unit of work opens its own connection; writers take the lock at once.</summary>
public sealed class Database
{
    private readonly string connectionString;

    /// <summary>Creates or migrates the file. Throws <see cref="MemoryStoreException"/> when it is newer, locked or not a database.</summary>
    public Database(MemoryHome home)
    {
        Path = home.Database;
        connectionString = new SqliteConnectionStringBuilder { DataSource = Path, Pooling = true, DefaultTimeout = 10 }.ToString();
        PrivateFiles.CreateFolder(home.Root);
        try
        {
            if (!File.Exists(Path)) PrivateFiles.OpenWrite(Path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
            using var connection = Open();
            Migrator.Migrate(connection, Path);
        }
        catch (SqliteException e) { throw Explain(e); }
    }

    public string Path { get; }

    /// <summary>The schema version this program writes.</summary>
    public static int Schema => Migrator.Newest;

    /// <summary>SQLite's own check of the file; <c>ok</c> when it is sound.</summary>
    public string QuickCheck()
    {
        using var connection = Open();
        return (string)connection.Scalar("PRAGMA quick_check(1)")!;
    }

    /// <summary>A connection in WAL mode; the caller disposes it.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY;");
        return connection;
    }

    /// <summary>Runs <paramref name="work"/> in one write transaction: all of it is committed, or nothing.</summary>
    public T Write<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        transaction.Commit();
        return result;
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<SqliteConnection> work) => Write(connection =>
    {
        work(connection);
        return true;
    });

    /// <summary>Turns SQLite's codes into what a person can do about them.</summary>
    public MemoryStoreException Explain(SqliteException e) => new(e.SqliteErrorCode switch
    {
        5 or 6 => $"The memory at {Path} is locked by another program. Close what has it open (totalmemory worker stop) and try again.",
        11 or 26 => $"The memory at {Path} is damaged or not a database. Move it away and run 'totalmemory import' to learn again from the transcripts, or put a backup in its place.",
        13 => $"The disk that holds {Path} is full. Free some space and try again; nothing was lost.",
        8 or 14 or 23 => $"The memory at {Path} cannot be opened or written ({e.Message}). Check the folder's permissions.",
        _ => $"The memory at {Path} answered: {e.Message}.",
    }, e);
}
