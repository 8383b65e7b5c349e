using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>Whether a program can be run, and nobody else can change what it does.</summary>
internal static class Executable
{
    private const UnixFileMode Run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Trouble(string path)
    {
        if (FileStatus.Read(path) is not { } status)
            return $"{path} is missing";
        if (status.Kind != FileKind.Regular)
            return $"{path} is no program";
        if (OperatingSystem.IsWindows())
            return null;
        if ((status.Mode & Run) == 0)
            return $"{path} is not executable";
        if (!status.IsOurs && status.Owner != 0)
            return $"{path} belongs to another user ({status.Owner})";
        return status.Mode.HasFlag(UnixFileMode.OtherWrite) ? $"{path} can be changed by everybody" : null;
    }
}
