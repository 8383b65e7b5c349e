using System.Text;

namespace TotalMemory.Spool.Files;

/// <summary>
/// Reads files written by others. Only regular files are opened, never pipes or devices that could block, and no more is read than the
/// size at opening, because kernel files (<c>/proc/self/mem</c>) claim to be regular and never end.
/// </summary>
public static class OutsideFile
{
    // Devices of virtual file systems, some of whose files never end.
    private static readonly HashSet<long> KernelFiles =
    [
        .. ((string[])["/proc", "/sys"]).Select(f => FileStatus.Read(f)?.Identity.Device).OfType<long>().Where(d => d != RootDevice),
    ];

    private static long RootDevice => FileStatus.Read("/")?.Identity.Device ?? 0;

    /// <summary>
    /// Opens for reading. Throws <see cref="IOException"/> if it does not exist or is not a regular file, and here or at a later read if
    /// its disk does not answer.
    /// </summary>
    public static Stream Open(string path, FileOptions options = FileOptions.None)
    {
        var file = Deadline.Within(path, () => OpenNow(path, options));
        return Deadline.Timeout is { } timeout ? new DeadlineStream(file, path, timeout) : file;
    }

    private static FileStream OpenNow(string path, FileOptions options = FileOptions.None)
    {
        Require(path);
        // Others may write to or delete the file meanwhile.
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, options);
    }

    /// <summary>Whether it exists. Throws <see cref="IOException"/> if its disk does not answer.</summary>
    public static bool Exists(string path) => Deadline.Within(path, () => FileStatus.Read(path) is not null);

    /// <summary>Throws <see cref="IOException"/> if the path does not lead to a regular file.</summary>
    public static void Require(string path)
    {
        // An inaccessible file gives its reason when opened.
        if (FileStatus.Read(path) is not { } status)
            return;
        if (status.Kind != FileKind.Regular)
            throw new IOException($"{path} is no file but a {Name(status.Kind)}; it is not read.");
        if (IsOfKernel(status))
            throw new IOException($"{path} is the kernel's and no file on a disk; it is not read.");
    }

    /// <summary>It is made up as it is read, and calls itself a regular file.</summary>
    public static bool IsOfKernel(FileStatus status) => KernelFiles.Contains(status.Identity.Device);

    /// <summary>At most <paramref name="mostBytes"/> bytes, and never more than it holds now. Throws like <see cref="Open"/>.</summary>
    public static byte[] ReadBytes(string path, int mostBytes) => Deadline.Within(path, () => ReadNow(path, mostBytes));

    private static byte[] ReadNow(string path, int mostBytes)
    {
        using var file = OpenNow(path);
        var bytes = new byte[Math.Min(file.Length, mostBytes)];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The bytes of a file. Throws like <see cref="Open"/>, and if it is longer than the limit.</summary>
    public static byte[] ReadWhole(string path, int mostBytes)
    {
        using (var file = Open(path))
            if (file.Length > mostBytes)
                throw new IOException($"{path} is longer than {mostBytes >> 20} MB.");
        return ReadBytes(path, mostBytes);
    }

    /// <summary>The text of a small file such as git's; null if it does not exist or cannot be read.</summary>
    public static string? TryReadText(string path, int mostBytes = 1 << 20)
    {
        try
        {
            var bytes = Deadline.Within(path, () => FileStatus.Read(path) is { Kind: FileKind.Regular } ? ReadNow(path, mostBytes) : null);
            return bytes is null ? null : Encoding.UTF8.GetString(bytes);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Name(FileKind kind) =>
        kind switch
        {
            FileKind.Folder => "folder",
            FileKind.Socket => "socket",
            _ => "pipe or device",
        };
}
