using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>Puts <c>totalmemory</c> on the PATH: a link in <c>~/.local/bin</c>, which is on the PATH of most systems.</summary>
internal static class PathLink
{
    private static string Link => Path.Combine(ClientFolders.User, ".local", "bin", "totalmemory");

    public static string Create(MemoryHome home)
    {
        var target = home.Executable("totalmemory");
        if (OperatingSystem.IsWindows())
            return $"Command: add {home.Bin} to your PATH to type 'totalmemory'";
        var existing = new FileInfo(Link);
        if (existing.LinkTarget is null && existing.Exists)
            return $"Command: {Link} is another program, so it was left alone; ours is {target}";
        if (existing.LinkTarget is { } other && other != target && (Path.GetFileName(other) != "totalmemory" || File.Exists(Link)))
            return $"Command: {Link} leads to {other} and was left alone; ours is {target}";
        if (existing.LinkTarget != target)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Link)!);
            var temporary = $"{Link}.{Environment.ProcessId}.tmp";
            File.CreateSymbolicLink(temporary, target);
            File.Move(temporary, Link, overwrite: true);
        }
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Contains(Path.GetDirectoryName(Link));
        return onPath
            ? "Command: totalmemory"
            : $"Command: {Link} (add {Path.GetDirectoryName(Link)} to your PATH to type just 'totalmemory')";
    }

    public static string? Remove(MemoryHome home)
    {
        if (OperatingSystem.IsWindows() || new FileInfo(Link).LinkTarget != home.Executable("totalmemory"))
            return null;
        File.Delete(Link);
        return $"Command: {Link} removed";
    }
}
