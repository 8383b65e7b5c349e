using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Storage;

/// <summary>
/// The file at the database's path and its two companions. Somebody may move, delete or replace it while we run; a connection would go on
/// writing into the old one, which has no name any more.
/// </summary>
internal sealed class DatabaseFile(string path)
{
    private FileIdentity? known;
    private FileIdentity? knownLog;

    public string Path { get; } = path;

    /// <summary>Write-ahead log: what is committed and not yet in the file.</summary>
    private string Log => Path + "-wal";

    private string Index => Path + "-shm";

    public FileIdentity Known => known ?? default;

    public bool Exists => File.Exists(Path);

    /// <summary>The file and its folder take what is written: the log and its index are made beside it.</summary>
    public bool IsWritable => FileStatus.MayWrite(Path) && FileStatus.MayWrite(System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>Still the file that <see cref="Remember"/> saw.</summary>
    public bool IsStillTheSame => FileStatus.Read(Path) is { } now && now.Identity == known;

    /// <summary>Makes an empty private file where there is none; private what is ours.</summary>
    public void Prepare()
    {
        if (!Exists)
            PrivateFiles.OpenWrite(Path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        foreach (var file in (ReadOnlySpan<string>)[Path, Log, Index])
            PrivateFiles.Tighten(file);
    }

    /// <summary>Opening a pipe waits for ever, and a device has no end.</summary>
    /// <exception cref="MemoryStoreException">Something else lies at the path or its folder's.</exception>
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

    /// <summary>The log comes and goes with the last connection.</summary>
    public void RememberLog() => knownLog = FileStatus.Read(Log)?.Identity;

    /// <summary>The log of a file that was replaced must not be played into its successor.</summary>
    public void RemoveLogOfPredecessor()
    {
        if (knownLog is null || FileStatus.Read(Log)?.Identity != knownLog || IsStillTheSame)
            return;
        PrivateFiles.TryDelete(Log);
        PrivateFiles.TryDelete(Index);
    }
}
