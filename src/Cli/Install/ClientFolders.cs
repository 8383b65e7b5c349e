namespace TotalMemory.Cli.Install;

/// <summary>Where clients are installed on this machine.</summary>
internal static class ClientFolders
{
    public static string User => Spool.UserFolder.Path;

    /// <summary>
    /// The executable from <paramref name="variable"/> (a path, or a name on PATH), else from PATH; null when there is none.
    /// </summary>
    public static string? Executable(string name, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
        {
            if (given.Contains('/') || given.Contains(Path.DirectorySeparatorChar))
                return File.Exists(given) ? given : null;
            name = given;
        }
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(e => Path.Combine(folder, name + e)))
            .FirstOrDefault(File.Exists);
    }
}
