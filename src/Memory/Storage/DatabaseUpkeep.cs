using Microsoft.Data.Sqlite;
using TotalMemory.Spool;

namespace TotalMemory.Storage;

/// <summary>Checks, copies, cleans and flushes the database.</summary>
public sealed class DatabaseUpkeep(Database database)
{
    /// <summary>SQLite's integrity check; <c>ok</c> if the file is sound.</summary>
    public string QuickCheck()
    {
        using var connection = database.Open();
        return (string)connection.Scalar("PRAGMA quick_check(1)")!;
    }

    /// <summary>Refreshes SQLite's statistics and empties its write-ahead log.</summary>
    public void Optimize()
    {
        using var connection = database.Open();
        connection.Execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>
    /// Copies everything into one private file, while others read and write (SQLite's online backup). Atomic. Throws
    /// <see cref="IOException"/> if the file exists.
    /// </summary>
    public void Backup(string path)
    {
        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            PrivateFiles.OpenWrite(partial, FileMode.Create, FileShare.ReadWrite).Dispose();
            using (var source = database.Open())
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

    /// <summary>As <see cref="Backup(string)"/>, under the first free name in the folder; returns its path.</summary>
    public string Backup(string folder, string stem)
    {
        PrivateFiles.CreateFolder(folder);
        for (var n = 1; ; n++)
        {
            var path = Path.Combine(folder, n == 1 ? $"{stem}.db" : $"{stem}-{n}.db");
            if (File.Exists(path))
                continue;
            try
            {
                Backup(path);
                return path;
            }
            catch (IOException) when (File.Exists(path)) { } // Another process backed up in the same second.
        }
    }

    /// <summary>Replaces everything by a backup, atomically. Reopen the database afterwards: an older schema is migrated then.</summary>
    public void Restore(string path)
    {
        using var source = Database.OpenReadOnly(path);
        using var target = database.Open();
        source.CopyTo(target);
        target.Execute("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);");
        MemoryConnection.CloseIdle();
    }

    /// <summary>Writes a value and reads it back over another connection.</summary>
    public bool WriteAndReadBack()
    {
        var word = Guid.NewGuid().ToString("N");
        database.Write(c => c.Markers.Write("probe", word));
        using var connection = database.Open();
        return connection.Markers.Read("probe") == word;
    }

    /// <summary>Makes everything committed before survive a power cut (a commit alone survives only a crash).</summary>
    public void MakeDurable()
    {
        using var connection = database.Open();
        if (database.ReadOnly is not null)
            return;
        connection.Execute("PRAGMA synchronous = FULL");
        try
        {
            // This commit flushes the whole log.
            using var writing = WriteLock.Take(connection);
            connection.Markers.Write("durable", "");
            writing.Commit();
        }
        finally
        {
            connection.Execute("PRAGMA synchronous = NORMAL");
        }
    }

    /// <summary>Empties the write-ahead log into the file, unless it is being read; repeated nightly.</summary>
    public void EmptyLog()
    {
        using var c = database.Open();
        c.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>
    /// Rewrites the file without freed pages, so that no byte of forgotten text is left, also in the full-text index. False if the file is
    /// in use; retried the next night.
    /// </summary>
    public bool WipeFreed(string pending)
    {
        try
        {
            using var c = database.Open();
            if (database.ReadOnly is not null || c.Markers.Read(pending) is not { Length: > 0 })
                return true;
            c.Execute("INSERT INTO record_text (record_text) VALUES ('rebuild')");
            c.Execute("VACUUM");
            c.Markers.Write(pending, "");
            EmptyLog();
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6 or 13)
        {
            return false;
        }
    }
}
