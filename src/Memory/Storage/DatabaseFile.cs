using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Storage;

/// <summary>
/// The database file and its two companions. It may be moved, deleted or replaced while we run; a connection would continue to write into
/// the old, unlinked file.
/// </summary>
internal sealed class DatabaseFile(string path)
{
    private FileIdentity? known;
    private FileIdentity? knownLog;

    public string Path { get; } = path;

    /// <summary>The write-ahead log.</summary>
    private string Log => Path + "-wal";

    private string Index => Path + "-shm";

    public FileIdentity Known => known ?? default;

    public bool Exists => File.Exists(Path);

    /// <summary>The file and its folder are writable; the log and its index are created beside it.</summary>
    public bool IsWritable => FileStatus.MayWrite(Path) && FileStatus.MayWrite(System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>Still the file that <see cref="Remember"/> saw.</summary>
    public bool IsStillTheSame => FileStatus.Read(Path) is { } now && now.Identity == known;

    /// <summary>Creates an empty private file if there is none; makes existing ones private.</summary>
    public void Prepare()
    {
        if (!Exists)
            PrivateFiles.OpenWrite(Path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        foreach (var file in (ReadOnlySpan<string>)[Path, Log, Index])
            PrivateFiles.Tighten(file);
    }

    /// <summary>Refuses pipes, which block when opened, and devices, which have no end.</summary>
    /// <exception cref="MemoryStoreException">Something else is at the path or its folder's path.</exception>
    public void RefuseOtherKinds()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (FileStatus.Read(folder) is { Kind: not FileKind.Folder })
            throw new MemoryStoreException($"{folder} is no folder. Move it away, or set TOTALMEMORY_HOME to another place.");
        if (FileStatus.Read(Path) is { Kind: not FileKind.Regular } other)
            throw new MemoryStoreException(
                $"{Path} is {(other.Kind is FileKind.Folder ? "a folder" : "a pipe or a device")} and no memory. Move it away."
            );
    }

    public void Remember()
    {
        known = FileStatus.Read(Path)?.Identity;
        RememberLog();
    }

    /// <summary>The log is created and removed with the last connection.</summary>
    public void RememberLog() => knownLog = FileStatus.Read(Log)?.Identity;

    /// <summary>The log of a replaced file must not be applied to its successor.</summary>
    public void RemoveLogOfPredecessor()
    {
        if (knownLog is null || FileStatus.Read(Log)?.Identity != knownLog || IsStillTheSame)
            return;
        PrivateFiles.TryDelete(Log);
        PrivateFiles.TryDelete(Index);
    }
}
