using Microsoft.Data.Sqlite;
using TotalMemory.Spool;

namespace TotalMemory.Storage;

/// <summary>Checks, copies, cleans and flushes the memory's file.</summary>
public sealed class DatabaseUpkeep(Database database)
{
    /// <summary>SQLite's own check of the file; <c>ok</c> when it is sound.</summary>
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
    /// Copies everything into one private file, while others read and write (SQLite's online backup). It is there whole or not at all.
    /// Throws <see cref="IOException"/> when there is a file already.
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

    /// <summary>As <see cref="Backup(string)"/>, under the first name in the folder that nobody has taken; returns its path.</summary>
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
            catch (IOException) when (File.Exists(path)) { } // Somebody else backed up in the same second.
        }
    }

    /// <summary>Replaces everything by a backup, whole or not at all. Open it anew afterwards: an older schema is migrated then.</summary>
    public void Restore(string path)
    {
        using var source = Database.OpenReadOnly(path);
        using var target = database.Open();
        source.CopyTo(target);
        target.Execute("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);");
        MemoryConnection.CloseIdle();
    }

    /// <summary>Writes a word and reads it again, over another connection.</summary>
    public bool WriteAndReadBack()
    {
        var word = Guid.NewGuid().ToString("N");
        database.Write(c => Notes.Write(c, "probe", word));
        using var connection = database.Open();
        return Notes.Read(connection, "probe") == word;
    }

    /// <summary>When it returns, everything committed before survives a power cut (a commit alone survives only a crash).</summary>
    public void MakeDurable()
    {
        using var connection = database.Open();
        if (database.ReadOnly is not null)
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
        using var c = database.Open();
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
            using var c = database.Open();
            if (database.ReadOnly is not null || Notes.Read(c, pending) is not { Length: > 0 })
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
}
