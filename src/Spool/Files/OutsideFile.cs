using System.Text;

namespace TotalMemory.Spool.Files;

/// <summary>
/// A file that somebody else wrote. Only a regular file is opened, never a pipe or a device that could make us wait, and no more of it is
/// read than it held when it was opened: the kernel's own files (<c>/proc/self/mem</c>) call themselves regular and never end.
/// </summary>
public static class OutsideFile
{
    // Devices whose files are made up by the kernel when they are read, some of them without end.
    private static readonly HashSet<long> KernelFiles =
    [
        .. ((string[])["/proc", "/sys"]).Select(f => FileStatus.Read(f)?.Identity.Device).OfType<long>().Where(d => d != RootDevice),
    ];

    private static long RootDevice => FileStatus.Read("/")?.Identity.Device ?? 0;

    /// <summary>
    /// Opens for reading. Throws <see cref="IOException"/> when it is no regular file or does not exist, and here or at a later read when
    /// its disk does not answer.
    /// </summary>
    public static Stream Open(string path, FileOptions options = FileOptions.None)
    {
        var file = Deadline.Within(path, () => OpenNow(path, options));
        return Deadline.Patience is { } patience ? new PatientStream(file, path, patience) : file;
    }

    private static FileStream OpenNow(string path, FileOptions options = FileOptions.None)
    {
        Require(path);
        // The owner keeps writing, and may delete the file meanwhile.
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, options);
    }

    /// <summary>Whether there is something. Throws <see cref="IOException"/> when its disk does not answer.</summary>
    public static bool Exists(string path) => Deadline.Within(path, () => FileStatus.Read(path) is not null);

    /// <summary>Throws <see cref="IOException"/> when the path does not lead to a regular file.</summary>
    public static void Require(string path)
    {
        // What cannot be looked at tells why when it is opened.
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

    /// <summary>The text of a file that must fit. Throws like <see cref="Open"/>, and when it is longer.</summary>
    public static string ReadText(string path, int mostBytes) => Encoding.UTF8.GetString(ReadWhole(path, mostBytes));

    /// <summary>A file that must fit. Throws like <see cref="Open"/>, and when it is longer.</summary>
    public static byte[] ReadWhole(string path, int mostBytes)
    {
        using (var file = Open(path))
            if (file.Length > mostBytes)
                throw new IOException($"{path} is longer than {mostBytes >> 20} MB.");
        return ReadBytes(path, mostBytes);
    }

    /// <summary>The text of a small file such as git's; null when there is none or it cannot be read.</summary>
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
