using System.CommandLine;
using TotalMemory.Cli.Install;

namespace TotalMemory.Cli.Commands;

internal static class UninstallCommand
{
    public static Command Create()
    {
        var purge = new Option<bool>("--purge") { Description = "Also delete everything that is remembered." };
        var command = new Command("uninstall", "Take hooks and MCP server out of both clients. What is remembered stays, unless --purge.") { purge };
        command.SetAction(parsed => Run(parsed.GetValue(purge)));
        return command;
    }

    private static int Run(bool purge)
    {
        var home = Context.Home;
        WorkerCommand.Stop(home);
        var clean = InstallCommand.Show(() => new ClaudeInstall(home).Uninstall()) & InstallCommand.Show(() => new CodexInstall(home).Uninstall());
        if (BackgroundService.Remove() is { } service) Output.Line(Output.Safe(service));
        if (PathLink.Remove(home) is { } link) Output.Line(Output.Safe(link));
        // Only what we placed: the home may be a folder that holds other things.
        Remove(home.Bin, "totalmemory*", "libe_sqlite3.*", "worker");
        if (purge) Remove(home.Root, "memory.db*", "spool", "briefs", "logs", "backups", "worker.lock", "worker.pid");
        if (purge && Directory.Exists(home.Root) && !Directory.EnumerateFileSystemEntries(home.Root).Any()) Directory.Delete(home.Root);
        Output.Line(Output.Safe(purge ? $"Uninstalled, and forgotten what was in {home.Root}." : $"Uninstalled. What is remembered stays in {home.Root}; 'uninstall --purge' before, or deleting that folder now, forgets it."));
        return clean ? 0 : 1;
    }

    private static void Remove(string folder, params string[] names)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var name in names)
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos(name))
            {
                if (entry is DirectoryInfo { LinkTarget: null } directory) directory.Delete(recursive: true);
                else entry.Delete();
            }
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
