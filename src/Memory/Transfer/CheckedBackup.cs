using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>
/// A copy of a backup, validated before anything of the memory is replaced: intact, with exactly our schema, and every row read once. The
/// copy is migrated to the newest schema, and deleted on disposal.
/// </summary>
public sealed class CheckedBackup : IDisposable
{
    /// <summary>Far above any memory (chosen).</summary>
    private const long LargestFile = 64L << 30;

    private CheckedBackup(string copy, long records) => (Copy, Records) = (copy, records);

    /// <summary>The file to restore.</summary>
    public string Copy { get; }

    /// <summary>Number of active records.</summary>
    public long Records { get; }

    /// <summary>
    /// Throws <see cref="MemoryStoreException"/> if it is not a backup of ours, damaged, or of a newer version; nothing is changed then.
    /// </summary>
    public static CheckedBackup Open(string path, MemoryHome home)
    {
        RequirePlainFile(path, home);
        PrivateFiles.CreateFolder(home.Backups);
        var copy = Path.Combine(home.Backups, $".checking-{Guid.NewGuid():N}.db");
        try
        {
            return new CheckedBackup(copy, Check(path, copy));
        }
        catch (Exception e)
        {
            Remove(copy);
            if (e is SqliteException or InvalidCastException or FormatException or OverflowException)
                throw new MemoryStoreException($"{path} is no backup of TotalMemory ({Reason(e)}). Nothing was changed.", e);
            throw;
        }
    }

    public void Dispose() => Remove(Copy);

    private static string Reason(Exception e) =>
        e is SqliteException { SqliteErrorCode: 26 } ? "it is no database" : "what it holds cannot be read as one";

    private static void Remove(string copy)
    {
        foreach (var file in (ReadOnlySpan<string>)[copy, copy + "-wal", copy + "-shm", copy + "-journal"])
            PrivateFiles.TryDelete(file);
    }

    // Checked before opening: a pipe would block, and a huge file would fill the disk.
    private static void RequirePlainFile(string path, MemoryHome home)
    {
        if (FileStatus.Read(path) is not { } status)
            throw new MemoryStoreException($"{path} does not exist.");
        if (status.Kind != FileKind.Regular)
            throw new MemoryStoreException($"{path} is no file. Give the path of a backup. Nothing was changed.");
        PrivateFiles.CreateFolder(home.Root);
        var free = new DriveInfo(home.Root).AvailableFreeSpace;
        if (status.Size > LargestFile || status.Size > free / 2)
            throw new MemoryStoreException(
                $"{path} has {status.Size >> 20:N0} MB; restoring it needs twice that, and {free >> 20:N0} MB are free. Nothing "
                    + "was changed."
            );
    }

    private static long Check(string path, string copy)
    {
        PrivateFiles.OpenWrite(copy, FileMode.CreateNew, FileShare.ReadWrite).Dispose();
        using var c = MemoryConnection.Unpooled(copy);
        using (var source = Database.OpenReadOnly(path))
            source.CopyTo(c);
        c.Backups.DisableForeignCode();
        Refuse(path, c.Backups.Damage());
        var version = c.Backups.Version();
        if (version > Database.Schema)
            throw new MemoryStoreException(
                $"{path} was written by a newer TotalMemory. Update first: totalmemory upgrade. Nothing was changed."
            );
        Refuse(path, version < 1 ? "it has no version" : c.Backups.ForeignObject(version));
        Migrator.Migrate(c, path);
        Refuse(path, c.Backups.ForeignValue());
        return c.Backups.Records();
    }

    private static void Refuse(string path, string? fault)
    {
        if (fault is not null)
            throw new MemoryStoreException($"{path} is no backup of TotalMemory: {fault}. Nothing was changed.");
    }
}
