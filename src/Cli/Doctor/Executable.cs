using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>Whether a program can be run, and no other user can modify it.</summary>
internal static class Executable
{
    private const UnixFileMode Run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Trouble(string path)
    {
        if (FileStatus.Read(path) is not { } status)
            return $"{path} is missing";
        if (status.Kind != FileKind.Regular)
            return $"{path} is not a program";
        if (OperatingSystem.IsWindows())
            return null;
        if ((status.Mode & Run) == 0)
            return $"{path} is not executable";
        if (!status.IsOurs && status.Owner != 0)
            return $"{path} belongs to another user ({status.Owner})";
        return status.Mode.HasFlag(UnixFileMode.OtherWrite) ? $"{path} can be modified by every user" : null;
    }
}
