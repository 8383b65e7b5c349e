using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>Files and folders readable only by their owner, written atomically.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static int sequence;

    private const UnixFileMode FolderMode = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>
    /// Creates the folder and the missing ones above it with mode 0700, whatever the umask, where the platform has modes; one that exists
    /// and is ours is made private. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when it cannot be
    /// created, or is a link that must not be followed (<see cref="LinkedFolder"/>).
    /// </summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        if (FileStatus.Read(path) is { Kind: FileKind.Folder })
        {
            LinkedFolder.Require(path);
            Tighten(path);
            return;
        }
        // The base class library applies the mode only to the last folder.
        if (Path.GetDirectoryName(path) is { Length: > 0 } above && !Directory.Exists(above))
            CreateFolder(above);
        var made = Directory.CreateDirectory(path, FolderMode);
        if (made.UnixFileMode != FolderMode)
            made.UnixFileMode = FolderMode; // A umask that takes rights from the owner, too.
        FolderOwner.Of(path)?.TakeFolder(path);
    }

    /// <summary>Removes other users' permissions from our own folder or file; others' files are not changed.</summary>
    public static void Tighten(string path)
    {
        if (!OperatingSystem.IsWindows() && FileStatus.WithoutFollowing(path) is { } status)
            Tighten(path, status);
    }

    private static void Tighten(string path, FileStatus status)
    {
        // A folder without write permission was made read-only on purpose, perhaps for sharing.
        if (OperatingSystem.IsWindows() || status.IsPrivate || !status.IsOurs || status.Kind is FileKind.Link)
            return;
        if (!status.Mode.HasFlag(UnixFileMode.UserWrite))
            return;
        try
        {
            File.SetUnixFileMode(path, status.Mode & FolderMode);
        }
        catch (IOException) { } // A read-only file system; doctor reports it.
        catch (UnauthorizedAccessException) { }
    }

    /// <summary>Opens a file for writing with mode 0600.</summary>
    public static FileStream OpenWrite(string path, FileMode mode, FileShare share = FileShare.Read)
    {
        if (FolderOwner.Of(path) is not { } owner)
            return Open(path, mode, share);
        if (FileStatus.WithoutFollowing(path) is { } there)
            return there.Kind == FileKind.Regular
                ? Open(path, mode, share)
                : throw new IOException($"{path} is another user's and no regular file; root does not write there.");
        var made = Open(path, FileMode.CreateNew, share); // Follows no link that is put there meanwhile.
        owner.TakeFile(made.SafeFileHandle);
        return made;
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        if ((File.GetUnixFileMode(file.SafeFileHandle) & OwnerOnly) != OwnerOnly)
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly); // As above.
        return file;
    }

    /// <summary>
    /// Writes <paramref name="content"/> beside <paramref name="path"/>, flushes it to disk and renames it into place:
    /// a reader sees the old file or the new one, never a part.
    /// </summary>
    public static void WriteAtomic(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref sequence)}.tmp";
        try
        {
            using (var file = OpenWrite(temporary, FileMode.Create))
            {
                Write(file, content);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Appends to a file that others may append to at the same time; it is created with mode 0600.</summary>
    public static void Append(string path, ReadOnlySpan<byte> content)
    {
        using var file = OpenWrite(path, FileMode.Append, FileShare.ReadWrite);
        Write(file, content);
    }

    // A limit on the size of files (EFBIG) is an error of the file, not of an argument as .NET reports it.
    private static void Write(FileStream file, ReadOnlySpan<byte> content)
    {
        try
        {
            file.Write(content);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException($"{file.Name} may not be written: there is a limit on the size of files (ulimit -f)", e);
        }
    }

    /// <summary>Deletes a file if possible; one in use is left to the next attempt.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException) { }
        catch (UnauthorizedAccessException) { }
    }
}
