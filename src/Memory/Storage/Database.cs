using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Storage;

/// <summary>Opens the one SQLite file, migrated. Each unit of work opens its own connection; writers take the lock at once.</summary>
public sealed class Database
{
    // SQLITE_READONLY and SQLITE_CANTOPEN.
    private const int ReadOnlyError = 8;
    private const int CannotOpen = 14;

    // SQLITE_IOERR and SQLITE_FULL: without room, not even the index of the log can be made that reading needs.
    private const int InputOutputError = 10;
    private const int Full = 13;

    /// <summary>Less than this is none (chosen: SQLite's index of the log takes 32 kB).</summary>
    private const long NoSpace = 64 << 10;

    /// <summary>Chosen: together a tenth of a second.</summary>
    private const int LooksAtFolder = 16;

    // Connections come from a pool: what is set for one stays set.
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
            Begin();
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

    /// <summary>False when the folder is no longer this process's to write in: a memory that is gone is not begun anew then.</summary>
    public Func<bool> IsHomeKept { get; set; } = static () => true;

    /// <summary>Why nothing can be saved, for a person to read; null when it can.</summary>
    public string? ReadOnly { get; private set; }

    /// <summary>The schema version this program writes.</summary>
    public static int Schema => Migrator.Newest;

    /// <summary>SQLite's own check of the file; <c>ok</c> when it is sound.</summary>
    public string QuickCheck()
    {
        using var connection = Open();
        return (string)connection.Scalar("PRAGMA quick_check(1)")!;
    }

    /// <summary>Refreshes SQLite's statistics and empties its write-ahead log.</summary>
    public void Optimize()
    {
        using var connection = Open();
        connection.Execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>
    /// Copies everything into one private file, while others read and write (SQLite's online backup). It is there whole or not at all.
    /// Throws <see cref="IOException"/> when there is a file already.
    /// </summary>
    public void Backup(string path)
    {
        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            PrivateFiles.OpenWrite(partial, FileMode.Create, FileShare.ReadWrite).Dispose();
            using (var source = Open())
            using (var copy = MemoryConnection.Unpooled(partial))
            {
                source.CopyTo(copy);
                copy.Execute("PRAGMA journal_mode = DELETE");
            }
            File.Move(partial, path, overwrite: false);
        }
        finally
        {
            PrivateFiles.TryDelete(partial);
            PrivateFiles.TryDelete(partial + "-journal");
        }
    }

    /// <summary>As <see cref="Backup(string)"/>, under the first name in the folder that nobody has taken; returns its path.</summary>
    public string Backup(string folder, string stem)
    {
        PrivateFiles.CreateFolder(folder);
        for (var n = 1; ; n++)
        {
            var path = System.IO.Path.Combine(folder, n == 1 ? $"{stem}.db" : $"{stem}-{n}.db");
            if (File.Exists(path))
                continue;
            try
            {
                Backup(path);
                return path;
            }
            catch (IOException) when (File.Exists(path)) { } // Somebody else backed up in the same second.
        }
    }

    /// <summary>Replaces everything by a backup, whole or not at all. Open it anew afterwards: an older schema is migrated then.</summary>
    public void Restore(string path)
    {
        using var source = OpenReadOnly(path);
        using var target = Open();
        source.CopyTo(target);
        target.Execute("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);");
        MemoryConnection.CloseIdle();
    }

    /// <summary>Another file than the memory's own, which is left as it is; the caller disposes it.</summary>
    /// <param name="timeout">Seconds to wait for who is writing it.</param>
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

    /// <summary>A connection in WAL mode to the file that lies at the path now; the caller disposes it.</summary>
    public MemoryConnection Open()
    {
        if (!file.IsStillTheSame)
            Follow();
        return Connect();
    }

    /// <summary>Runs <paramref name="work"/> in one write transaction: all of it is committed, or nothing.</summary>
    /// <exception cref="MemoryStoreException">The memory is read-only, or was moved away meanwhile.</exception>
    public T Write<T>(Func<MemoryConnection, T> work)
    {
        if (isOutOfSpace)
            TryAgain();
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
    /// Runs <paramref name="work"/> on each item, many in one write transaction, but none of these for longer than a moment: who saves
    /// beside it gets the turn between two. When it throws, the earlier transactions stay.
    /// </summary>
    public void WriteEach<T>(IEnumerable<T> items, Action<MemoryConnection, T> work)
    {
        using var queue = items.GetEnumerator();
        for (var more = queue.MoveNext(); more; )
        {
            Write(c =>
            {
                var moment = new Moment();
                do
                {
                    work(c, queue.Current);
                    more = queue.MoveNext();
                } while (more && !moment.IsOver);
            });
            if (more)
                WriteLock.LetOthers();
        }
    }

    /// <summary>Reads a word over a connection; which file it came from.</summary>
    public FileIdentity Touch()
    {
        using var connection = Open();
        _ = connection.Scalar("PRAGMA user_version");
        return file.Known;
    }

    /// <summary>Writes a word and reads it again, over another connection.</summary>
    public bool KeepsWhatItIsGiven()
    {
        var word = Guid.NewGuid().ToString("N");
        Write(c => Notes.Write(c, "probe", word));
        using var connection = Open();
        return Notes.Read(connection, "probe") == word;
    }

    /// <summary>When it returns, everything committed before survives a power cut (a commit alone survives only a crash).</summary>
    public void MakeDurable()
    {
        using var connection = Open();
        if (ReadOnly is not null)
            return;
        connection.Execute("PRAGMA synchronous = FULL");
        try
        {
            // This commit flushes the log, and with it all that stands in it before.
            using var writing = WriteLock.Take(connection);
            Notes.Write(connection, "durable", "");
            writing.Commit();
        }
        finally
        {
            connection.Execute("PRAGMA synchronous = NORMAL");
        }
    }

    /// <summary>Empties the write-ahead log into the file, unless somebody reads just now: the night does it again.</summary>
    public void EmptyLog()
    {
        using var c = Open();
        c.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>
    /// Writes the file anew without what was freed in it: after it, no byte of what was forgotten is left, nor in the full-text index.
    /// False when somebody else works on it; it is tried again the next night.
    /// </summary>
    public bool WipeFreed(string pending)
    {
        try
        {
            using var c = Open();
            if (ReadOnly is not null || Notes.Read(c, pending) is not { Length: > 0 })
                return true;
            c.Execute("INSERT INTO record_text (record_text) VALUES ('rebuild')");
            c.Execute("VACUUM");
            Notes.Write(c, pending, "");
            EmptyLog();
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6 or 13)
        {
            return false;
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<MemoryConnection> work) =>
        Write(connection =>
        {
            work(connection);
            return true;
        });

    private void Begin()
    {
        isOutOfSpace = false;
        if (file.Exists && !file.IsWritable)
        {
            BeginReadOnly();
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
        catch (SqliteException e) when (IsUnwritable(e))
        {
            BeginReadOnly(); // A sandbox that answers the question wrongly, or a full disk.
        }
    }

    private static bool IsUnwritable(SqliteException e) => e.SqliteErrorCode is ReadOnlyError or CannotOpen or InputOutputError or Full;

    // There may be room by now.
    private void TryAgain()
    {
        lock (following)
        {
            if (!isOutOfSpace)
                return;
            using (var old = new SqliteConnection(connectionString))
                SqliteConnection.ClearPool(old);
            ReadOnly = null;
            Begin();
        }
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

    // Beside the log where it can be read; else the file alone, which then must not change.
    private void BeginReadOnly()
    {
        isOutOfSpace = HasNoSpace();
        ReadOnly = isOutOfSpace
            ? $"The disk that holds {Path} is full: what is known can be searched, and nothing can be saved. Free some space."
            : $"The memory at {Path} is read-only here: it can be searched, and nothing can be saved.";
        connectionString = ConnectionString(Path, SqliteOpenMode.ReadOnly);
        try
        {
            Look();
        }
        catch (SqliteException e) when (IsUnwritable(e))
        {
            connectionString = ConnectionString(
                $"file:{Uri.EscapeDataString(Path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
                SqliteOpenMode.ReadOnly
            );
            Look();
        }
        file.Remember();
    }

    private void Look()
    {
        using var connection = Connect();
        Migrator.RefuseNewer(connection, Path);
    }

    // The file at the path is another one, or gone: what the pool holds open leads nowhere.
    private void Follow()
    {
        lock (following)
        {
            if (file.IsStillTheSame)
                return;
            using (var old = new SqliteConnection(connectionString))
                SqliteConnection.ClearPool(old);
            if (!file.Exists && !IsFolderKept())
                throw new MemoryStoreException($"The memory at {Path} was removed with its folder; nothing is written there.");
            file.RemoveLogOfPredecessor();
            ReadOnly = null;
            Begin();
        }
    }

    // Who removes a folder removes its files one after the other: a moment later it shows whether only the memory was taken away.
    private bool IsFolderKept()
    {
        for (var look = 0; look < LooksAtFolder; look++)
        {
            if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)) || !IsHomeKept())
                return false;
            WriteLock.LetOthers();
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

    /// <summary>Turns SQLite's codes into what a person can do about them.</summary>
    public MemoryStoreException Explain(SqliteException e) =>
        new(
            e.SqliteErrorCode switch
            {
                5 or 6 =>
                    $"The memory at {Path} is locked by another program. Close what has it open (totalmemory worker stop) and try again.",
                11 or 26 => $"The memory at {Path} is damaged or not a database. Move it away and run 'totalmemory import' to learn again "
                    + "from the transcripts, or put a backup in its place.",
                InputOutputError => $"The disk that holds {Path} is full or does not answer. See why (df -h), then try again.",
                13 => $"The disk that holds {Path} is full. Free some space and try again; nothing was lost.",
                8 or 14 or 23 => $"The memory at {Path} cannot be opened or written ({e.Message}). Check the folder's permissions.",
                _ => $"The memory at {Path} answered: {e.Message.TrimEnd('.')}.",
            },
            e
        );
}
