namespace TotalMemory.Cli.Install;

/// <summary>Where clients are installed on this machine.</summary>
internal static class ClientFolders
{
    public static string User => Spool.UserFolder.Path;

    /// <summary>The executable from <paramref name="variable"/>, else from PATH; null when there is none.</summary>
    public static string? Executable(string name, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
            return File.Exists(given) ? given : null;
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(e => Path.Combine(folder, name + e)))
            .FirstOrDefault(File.Exists);
    }
}
