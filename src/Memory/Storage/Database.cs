using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Storage;

/// <summary>Opens the SQLite database, migrated. Each unit of work opens its own connection; writers take the lock immediately.</summary>
public sealed class Database
{
    /// <summary>With less free space the disk counts as full (chosen: SQLite's index of the log takes 32 kB).</summary>
    private const long NoSpace = 64 << 10;

    /// <summary>Chosen: together a tenth of a second.</summary>
    private const int LooksAtFolder = 16;

    // Connections are pooled, and their settings persist.
    private readonly ConditionalWeakTable<sqlite3, Database> ready = [];
    private readonly Lock following = new();
    private readonly DatabaseFile file;
    private string connectionString = "";
    private bool isOutOfSpace;

    /// <summary>
    /// Creates or migrates the file; one that cannot be written is only read, and not migrated.
    /// Throws <see cref="MemoryStoreException"/> when it is newer, locked or not a database.
    /// </summary>
    public Database(MemoryHome home)
    {
        Path = home.Database;
        file = new DatabaseFile(Path);
        try
        {
            OpenForWriting();
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MemoryStoreException($"The memory at {Path} cannot be opened: {e.Message}", e);
        }
    }

    public string Path { get; }

    /// <summary>False if the home was removed or replaced: a deleted memory is not created again then.</summary>
    public Func<bool> IsHomeKept { get; set; } = static () => true;

    /// <summary>Why nothing can be saved, for a person; null if it can.</summary>
    public string? ReadOnly { get; private set; }

    public DatabaseUpkeep Upkeep => new(this);

    /// <summary>The schema version this program writes.</summary>
    public static int Schema => Migrator.Newest;

    /// <summary>Opens another database, read-only; the caller disposes it.</summary>
    /// <param name="timeout">Seconds to wait for a writer.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    internal static MemoryConnection OpenReadOnly(string path, int timeout = 30) =>
        MemoryConnection.Open(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
                DefaultTimeout = timeout,
            }.ToString()
        );

    /// <summary>A connection in WAL mode to the file that is at the path now; the caller disposes it.</summary>
    public MemoryConnection Open()
    {
        if (!file.IsStillTheSame)
            ReopenIfReplaced();
        return Connect();
    }

    /// <summary>Runs <paramref name="work"/> in one write transaction: all of it is committed, or nothing.</summary>
    /// <exception cref="MemoryStoreException">The memory is read-only, or was moved away meanwhile.</exception>
    public T Write<T>(Func<MemoryConnection, T> work)
    {
        if (isOutOfSpace)
            TryAgain();
        try
        {
            return WriteNow(work);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_READONLY)
        {
            // A connection that was opened while the file system was read-only stays so: the next one is opened anew.
            CloseIdle();
            throw;
        }
    }

    private T WriteNow<T>(Func<MemoryConnection, T> work)
    {
        using var connection = Open();
        if (ReadOnly is { } reason)
            throw new MemoryStoreException(reason);
        using var writing = WriteLock.Take(connection);
        var result = work(connection);
        writing.Commit();
        if (!file.IsStillTheSame)
            throw new MemoryStoreException($"The memory at {Path} was moved or replaced while it was written. Try again.");
        file.RememberLog();
        return result;
    }

    /// <summary>
    /// Runs <paramref name="work"/> on each item, many per write transaction, but each transaction is short, so that other writers get
    /// their turn in between. If it throws, earlier transactions stay.
    /// </summary>
    public void WriteEach<T>(IEnumerable<T> items, Action<MemoryConnection, T> work)
    {
        using var queue = items.GetEnumerator();
        for (var more = queue.MoveNext(); more; )
        {
            Write(c =>
            {
                var moment = new TransactionTime();
                do
                {
                    work(c, queue.Current);
                    more = queue.MoveNext();
                } while (more && !moment.IsOver);
            });
            if (more)
                WriteLock.YieldToOthers();
        }
    }

    /// <summary>Reads a value over a connection; returns the identity of the file.</summary>
    public FileIdentity Touch()
    {
        using var connection = Open();
        _ = connection.Scalar("PRAGMA user_version");
        return file.Known;
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<MemoryConnection> work) =>
        Write(connection =>
        {
            work(connection);
            return true;
        });

    private void OpenForWriting()
    {
        isOutOfSpace = false;
        file.RefuseOtherKinds();
        if (file.Exists && !file.IsWritable)
        {
            OpenForReading();
            return;
        }
        PrivateFiles.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
        file.Prepare();
        connectionString = ConnectionString(Path, SqliteOpenMode.ReadWrite);
        try
        {
            using var connection = Connect();
            Migrator.Migrate(connection, Path);
            file.Remember();
        }
        catch (SqliteException e) when (SqliteErrors.IsUnwritable(e))
        {
            OpenForReading(); // A sandbox that reports access rights wrongly, or a full disk.
        }
    }

    // There may be free space by now.
    private void TryAgain()
    {
        lock (following)
        {
            if (!isOutOfSpace)
                return;
            CloseIdle();
            ReadOnly = null;
            OpenForWriting();
        }
    }

    private void CloseIdle()
    {
        using var old = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(old);
    }

    private bool HasNoSpace()
    {
        try
        {
            return new DriveInfo(System.IO.Path.GetDirectoryName(Path)!).AvailableFreeSpace < NoSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    // With the log if it can be read; otherwise only the file, which must not change then.
    private void OpenForReading()
    {
        isOutOfSpace = HasNoSpace();
        ReadOnly = isOutOfSpace
            ? $"The disk that holds {Path} is full: what is known can be searched, and nothing can be saved. Free some space."
            : $"The memory at {Path} is read-only here: it can be searched, and nothing can be saved.";
        connectionString = ConnectionString(Path, SqliteOpenMode.ReadOnly);
        try
        {
            CheckFile();
        }
        catch (SqliteException e) when (SqliteErrors.IsUnwritable(e))
        {
            connectionString = ConnectionString(
                $"file:{Uri.EscapeDataString(Path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
                SqliteOpenMode.ReadOnly
            );
            CheckFile();
        }
        file.Remember();
    }

    private void CheckFile()
    {
        using var connection = Connect();
        Migrator.RefuseNewer(connection, Path);
    }

    // The file at the path was replaced or removed, so pooled connections point to the old one.
    private void ReopenIfReplaced()
    {
        lock (following)
        {
            if (file.IsStillTheSame)
                return;
            CloseIdle();
            if (!file.Exists && !IsFolderKept())
                throw new MemoryStoreException($"The memory at {Path} was removed with its folder; nothing is written there.");
            file.RemoveLogOfPredecessor();
            ReadOnly = null;
            OpenForWriting();
        }
    }

    // Removing a folder removes its files one by one: only after a short wait is it clear whether just the database was removed.
    private bool IsFolderKept()
    {
        for (var look = 0; look < LooksAtFolder; look++)
        {
            if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)) || !IsHomeKept())
                return false;
            WriteLock.YieldToOthers();
        }
        return true;
    }

    private MemoryConnection Connect()
    {
        var connection = MemoryConnection.Open(connectionString);
        if (ready.TryGetValue(connection.Handle, out _))
            return connection;
        connection.Execute(
            (ReadOnly is null ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; " : "")
                + $"PRAGMA busy_timeout = {WriteLock.OwnWait}; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA "
                + "cache_size = -8000;"
        );
        ready.AddOrUpdate(connection.Handle, this);
        return connection;
    }

    private static string ConnectionString(string source, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = true,
            DefaultTimeout = 10,
        }.ToString();

    /// <summary>Explains SQLite errors, with what a person can do.</summary>
    public MemoryStoreException Explain(SqliteException e) => SqliteErrors.Explain(e, Path);
}
