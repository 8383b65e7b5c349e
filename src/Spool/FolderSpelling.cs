namespace TotalMemory.Spool;

/// <summary>
/// Spellings of the same folder: Windows (<c>C:\</c>, <c>\\?\C:\</c>, <c>\\server\share</c>), Git Bash (<c>/c/</c>), Cygwin
/// (<c>/cygdrive/c/</c>), WSL (<c>/mnt/c/</c>, <c>\\wsl$\Distribution\</c>), and URLs (<c>file:///c%3A/</c>).
/// </summary>
public static class FolderSpelling
{
    private static readonly string[] DriveFolders = ["/mnt/", "/cygdrive/", "/proc/cygdrive/", "/run/desktop/mnt/host/", "/host_mnt/", "/"];

    /// <summary>The local spelling, whether or not the folder exists; null if it is another machine's.</summary>
    public static string? Local(string path)
    {
        path = Plain(path);
        if (InLinux(path) is { } linux)
            return OperatingSystem.IsWindows() ? null : linux;
        if (OperatingSystem.IsWindows())
            return Windows(path) is { } windows ? windows.Replace('/', '\\') : path;
        if (Path.IsPathRooted(path) && Directory.Exists(path))
            return path;
        if (Windows(path) is not { } foreign)
            return Path.IsPathRooted(path) ? path : null;
        return IsWsl && foreign[1] == ':' && $"/mnt/{foreign[0]}{foreign[2..]}" is var mounted && Directory.Exists(mounted)
            ? mounted
            : null;
    }

    /// <summary>
    /// A key that is equal for all spellings of one folder. Case-insensitive on Windows and macOS.
    /// </summary>
    /// <param name="path">A real local path, or one of another machine.</param>
    public static string Key(string path)
    {
        path = Plain(path);
        if (InLinux(path) is { } linux)
            path = linux;
        else if ((OperatingSystem.IsWindows() || IsWsl || !Directory.Exists(path)) && Windows(path) is { } windows)
            return windows.ToLowerInvariant();
        var key = Path.IsPathRooted(path) || path.StartsWith('/') ? Segments(path.Replace("//", "/", StringComparison.Ordinal), 0) : path;
        return OperatingSystem.IsMacOS() ? key.ToLowerInvariant() : key;
    }

    private static bool IsWsl { get; } =
        OperatingSystem.IsLinux()
        && (Environment.GetEnvironmentVariable("WSL_DISTRO_NAME") is { Length: > 0 } || Directory.Exists("/run/WSL"));

    // c:/Users/me or //server/share/folder, with the case it is written in except the drive's; null for a path that is not Windows'.
    private static string? Windows(string path)
    {
        var slashed = path.Replace('\\', '/');
        if (slashed.StartsWith("//?/UNC/", StringComparison.OrdinalIgnoreCase))
            slashed = "//" + slashed[8..];
        else if (slashed.StartsWith("//?/", StringComparison.Ordinal) || slashed.StartsWith("//./", StringComparison.Ordinal))
            slashed = slashed[4..];
        if (IsDrive(slashed, 0))
            return Drive(slashed[0], slashed[2..]);
        if (slashed.Length >= 3 && slashed[0] == '/' && IsDrive(slashed, 1))
            return Drive(slashed[1], slashed[3..]);
        if (slashed.StartsWith("//", StringComparison.Ordinal) && slashed.Length > 2 && slashed[2] != '/')
            return Segments(slashed, 1);
        if (path.StartsWith('\\'))
            return null;
        foreach (var folder in DriveFolders)
            if (
                path.StartsWith(folder, StringComparison.Ordinal)
                && path.Length > folder.Length
                && char.IsAsciiLetter(path[folder.Length])
                && (path.Length == folder.Length + 1 || path[folder.Length + 1] == '/')
            )
                return Drive(path[folder.Length], path[(folder.Length + 1)..]);
        return null;
    }

    private static bool IsDrive(string path, int at) =>
        path.Length >= at + 2 && char.IsAsciiLetter(path[at]) && path[at + 1] == ':' && (path.Length == at + 2 || path[at + 2] == '/');

    private static string Drive(char letter, string rest) => char.ToLowerInvariant(letter) + ":" + Segments("/" + rest, 0);

    // \\wsl$\Ubuntu\home\me and \\wsl.localhost\Ubuntu\home\me are /home/me of that Linux.
    private static string? InLinux(string path)
    {
        var slashed = path.Replace('\\', '/');
        if (slashed.StartsWith("//?/UNC/", StringComparison.OrdinalIgnoreCase))
            slashed = "//" + slashed[8..];
        foreach (var host in (ReadOnlySpan<string>)["//wsl$/", "//wsl.localhost/"])
            if (slashed.StartsWith(host, StringComparison.OrdinalIgnoreCase))
                return slashed.IndexOf('/', host.Length) is > 0 and var end ? Segments(slashed[end..], 0) : "/";
        return null;
    }

    private static string Plain(string path)
    {
        path = path.Trim();
        if (!path.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            return path;
        var rest = path[7..];
        if (rest.StartsWith("localhost/", StringComparison.OrdinalIgnoreCase))
            rest = rest[9..];
        rest = Uri.UnescapeDataString(rest);
        return rest.StartsWith('/') ? rest : "//" + rest;
    }

    // Without empty, "." and ".." parts and the last slash; `keep` slashes more at the front.
    private static string Segments(string path, int keep)
    {
        var kept = new List<string>();
        foreach (var part in path.Split('/'))
            if (part == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            else if (part is not ("" or "." or ".."))
                kept.Add(part);
        return new string('/', keep + 1) + string.Join('/', kept);
    }
}
