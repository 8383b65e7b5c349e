namespace TotalMemory.Spool;

/// <summary>The home: one folder for everything, private to the user (folders 0700, files 0600).</summary>
public sealed class MemoryHome(string root)
{
    /// <summary>Absolute path of the home folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    public string Spool => Path.Combine(Root, "spool");
    public string Briefs => Path.Combine(Root, "briefs");
    public string Logs => Path.Combine(Root, "logs");
    public string Bin => Path.Combine(Root, "bin");
    public string Backups => Path.Combine(Root, "backups");
    public string Exports => Path.Combine(Root, "exports");
    public string Settings => Path.Combine(Root, "settings.json");
    public string Database => Path.Combine(Root, "memory.db");
    public string WorkerLock => Path.Combine(Root, "worker.lock");
    public string WorkerPid => Path.Combine(Root, "worker.pid");
    public string HookLog => Path.Combine(Logs, "hook.log");
    public string WorkerLog => Path.Combine(Logs, "worker.log");

    /// <summary>
    /// <c>TOTALMEMORY_HOME</c>, else the home this executable is installed in (clients scrub the environment), else the platform's data
    /// folder (<c>$XDG_DATA_HOME/totalmemory</c>, <c>~/Library/Application Support/TotalMemory</c>, <c>%LOCALAPPDATA%\TotalMemory</c>).
    /// A relative <c>XDG_DATA_HOME</c> is ignored, as the XDG Base Directory Specification asks.
    /// </summary>
    /// <exception cref="UnknownHomeException">A variable is relative: the memory would lie in whatever folder one works in.</exception>
    public static MemoryHome Resolve(Func<string, string?>? environment = null) =>
        TryResolve(environment) ?? throw Unknown(environment ?? Environment.GetEnvironmentVariable);

    /// <summary>The same; null where it would lie in the folder one works in.</summary>
    public static MemoryHome? TryResolve(Func<string, string?>? environment = null)
    {
        var get = environment ?? Environment.GetEnvironmentVariable;
        if (get("TOTALMEMORY_HOME") is { Length: > 0 } given)
            return Absolute(given);
        if (environment is null && OfInstallation() is { } installed)
            return installed;
        return Absolute(OfPlatform(get));
    }

    private static string OfPlatform(Func<string, string?> get)
    {
        var user = UserFolder.Find(get);
        if (OperatingSystem.IsWindows())
            return Path.Combine(get("LOCALAPPDATA") ?? Path.Combine(user, "AppData", "Local"), "TotalMemory");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(user, "Library", "Application Support", "TotalMemory");
        return Path.Combine(UserFolder.Xdg(get, "XDG_DATA_HOME") ?? Path.Combine(user, ".local", "share"), "totalmemory");
    }

    private static UnknownHomeException Unknown(Func<string, string?> get) =>
        get("TOTALMEMORY_HOME") is { Length: > 0 } given
            ? UnknownHomeException.Relative("TOTALMEMORY_HOME", given)
            : UnknownHomeException.Relative("HOME", UserFolder.Find(get));

    private static MemoryHome? Absolute(string root) => Path.IsPathFullyQualified(root) ? new MemoryHome(root) : null;

    // <home>/bin/totalmemory-… beside <home>/memory.db
    private static MemoryHome? OfInstallation()
    {
        var folder = Path.GetDirectoryName(Environment.ProcessPath);
        if (Path.GetFileName(folder) == "worker")
            folder = Path.GetDirectoryName(folder);
        if (Path.GetFileName(folder) != "bin" || Path.GetDirectoryName(folder) is not { } root)
            return null;
        var home = new MemoryHome(root);
        return File.Exists(home.Database) ? home : null;
    }

    /// <summary>Path of one of our executables once installed, e.g. <c>totalmemory-worker</c>.</summary>
    public string Executable(string name)
    {
        if (!OperatingSystem.IsWindows())
            return Path.Combine(Bin, name);
        // On Windows there is no link, since links need privileges.
        return Path.Combine(name == "totalmemory-worker" ? Path.Combine(Bin, "worker") : Bin, name + ".exe");
    }
}
