using System.CommandLine;
using TotalMemory.Cli.Install;

namespace TotalMemory.Cli.Commands;

internal static class UninstallCommand
{
    public static Command Create()
    {
        var purge = new Option<bool>("--purge") { Description = "Also delete everything that is remembered." };
        var client = new Option<string?>("--client") { Description = "Only out of this client." };
        var command = new ExampledCommand(
            "uninstall",
            "Take hooks and MCP server out of every client. What is remembered stays, unless --purge.",
            "totalmemory uninstall",
            "totalmemory uninstall --client cursor",
            "totalmemory uninstall --purge"
        )
        {
            client,
            purge,
        };
        command.SetAction(parsed => parsed.GetValue(client) is { } name ? RunFor(name.ToLowerInvariant()) : Run(parsed.GetValue(purge)));
        return command;
    }

    private static int RunFor(string name) =>
        InstallCommand.Show(() =>
            name switch
            {
                "claude" => new ClaudeInstall(Context.Home).Uninstall(),
                "codex" => new CodexInstall(Context.Home).Uninstall(),
                "continue" => new ContinueInstall(Context.Home).Uninstall(),
                _ => OtherClients.Named(name).Uninstall(Context.Home),
            }
        )
            ? 0
            : 1;

    private static int Run(bool purge)
    {
        var home = Context.Home;
        WorkerCommand.Stop(home);
        var clean =
            InstallCommand.Show(() => new ClaudeInstall(home).Uninstall()) & InstallCommand.Show(() => new CodexInstall(home).Uninstall());
        foreach (var other in OtherClients.All)
            clean &= InstallCommand.Show(() => other.Uninstall(home));
        clean &= InstallCommand.Show(() => new ContinueInstall(home).Uninstall());
        if (BackgroundService.Remove() is { } service)
            Output.Line(Output.Safe(service));
        if (PathLink.Remove(home) is { } link)
            Output.Line(Output.Safe(link));
        // Only what we placed: the home may be a folder that holds other things.
        Remove(home.Bin, "totalmemory*", "libe_sqlite3.*", "worker");
        if (purge)
            Remove(home.Root, "memory.db*", "spool", "briefs", "logs", "backups", "exports", "worker.lock", "worker.pid");
        if (purge && Directory.Exists(home.Root) && !Directory.EnumerateFileSystemEntries(home.Root).Any())
            Directory.Delete(home.Root);
        Output.Line(
            Output.Safe(
                purge
                    ? $"Uninstalled, and forgotten what was in {home.Root}."
                    : $"Uninstalled. What is remembered stays in {home.Root}; 'uninstall --purge' before, or deleting that folder now, forgets it."
            )
        );
        return clean ? 0 : 1;
    }

    private static void Remove(string folder, params string[] names)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var name in names)
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos(name))
        {
            if (entry is DirectoryInfo { LinkTarget: null } directory)
                directory.Delete(recursive: true);
            else
                entry.Delete();
        }
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
