using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Removes what we put into a home, and nothing else: the folder may hold other things. A link is removed, never followed. Each method
/// returns messages about what was left.
/// </summary>
internal static class HomeRemoval
{
    public static IReadOnlyList<string> Programs(MemoryHome home)
    {
        if (new DirectoryInfo(home.Bin) is not { LinkTarget: { } target })
            return Remove(
                home.Bin,
                "totalmemory*",
                "libe_sqlite3.*",
                "e_sqlite3.*",
                "worker",
                ProgramReplacement.IncomingName,
                ProgramReplacement.PreviousName
            );
        File.Delete(home.Bin);
        return [$"{home.Bin} was a link and was removed; {target} was left alone."];
    }

    public static IReadOnlyList<string> Memory(MemoryHome home) =>
        Remove(
            home.Root,
            "memory.db*",
            "hangfire.db*",
            "spool",
            "briefs",
            "logs",
            "backups",
            "exports",
            "said",
            "run",
            "settings.json",
            "bringing",
            "off-record",
            "hub.*",
            "clean.db*",
            "worker.lock",
            "worker.pid"
        );

    private static List<string> Remove(string folder, params string[] names)
    {
        var left = new List<string>();
        if (!Directory.Exists(folder))
            return left;
        foreach (var name in names)
        foreach (var entry in new DirectoryInfo(folder).GetFileSystemInfos(name))
        {
            // Links of ours to other files of ours need no message.
            if (entry.LinkTarget is { } target && Path.IsPathRooted(target))
                left.Add($"{entry.FullName} was a link and was removed; {target} was left alone.");
            if (entry is DirectoryInfo { LinkTarget: null } directory)
                directory.Delete(recursive: true);
            else
                entry.Delete();
        }
        if (new DirectoryInfo(folder).LinkTarget is null && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
        return left;
    }
}
