using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Install;

/// <summary>Other programs' files: only regular files are read; writes are atomic, follow links and keep the mode.</summary>
internal static class ClientFile
{
    /// <summary>Far above any settings file (chosen).</summary>
    private const long LongestFile = 16 << 20;

    /// <summary>The file's bytes; null when there is none.</summary>
    /// <exception cref="CommandException">It is not a regular file, or too long to be settings.</exception>
    public static byte[]? Read(string path)
    {
        var real = Real(path);
        if (FileStatus.Read(real) is not { } status)
            return null;
        if (status.Kind != FileKind.Regular)
            throw new CommandException($"{path} is not a plain file. Nothing was changed there.");
        if (status.Size > LongestFile)
            throw new CommandException($"{path} has {Output.Bytes(status.Size)}, too much for settings. Nothing was changed there.");
        return OutsideFile.ReadBytes(real, (int)LongestFile);
    }

    /// <summary>Writes through a link to the real file, by a rename beside it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var real = Real(path);
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(real) ? File.GetUnixFileMode(real) : null;
        PrivateFiles.WriteAtomic(real, bytes);
        if (mode is { } kept && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(real, kept);
    }

    /// <summary>Removes a file that we created. A link is kept, its target removed.</summary>
    public static void Delete(string path) => File.Delete(Real(path));

    private static string Real(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
}
