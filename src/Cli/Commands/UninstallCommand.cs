using System.CommandLine;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class UninstallCommand
{
    public static Command Create()
    {
        var purge = new Option<bool>("--purge") { Description = "Also delete the whole memory. Asks first." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var client = new Option<string?>("--client") { Description = "Only unregister from this client." };
        var command = new ExampledCommand(
            "uninstall",
            "Unregister from every client. The memory is kept, unless you add --purge.",
            "totalmemory uninstall",
            "totalmemory uninstall --client cursor",
            "totalmemory uninstall --purge"
        )
        {
            client,
            purge,
            yes,
        };
        command.SetAction(parsed =>
            parsed.GetValue(client) is { } name ? RunFor(name, parsed.GetValue(purge)) : Run(parsed.GetValue(purge), parsed.GetValue(yes))
        );
        return command;
    }

    private static int RunFor(string name, bool purge)
    {
        if (purge)
            throw new CommandException("--purge deletes the whole memory, so it cannot be limited by --client. Nothing was changed.");
        return InstallCommand.Show(() => InstallableClients.Named(name, Context.Home).Uninstall()) ? 0 : 1;
    }

    private static int Run(bool purge, bool yes)
    {
        var home = Context.Home;
        if (purge && !yes)
            Agree(home);
        WorkerCommand.Stop(home);
        var clean = true;
        foreach (var client in InstallableClients.All(home))
            clean &= InstallCommand.Show(client.Uninstall);
        if (BackgroundService.Remove() is { } service)
            Output.Line(Output.Safe(service));
        if (PathLink.Remove(home) is { } link)
            Output.Line(Output.Safe(link));
        foreach (var kept in HomeRemoval.Programs(home).Concat(purge ? HomeRemoval.Memory(home) : []))
            Output.Line(Output.Safe(kept));
        Output.Line(
            Output.Safe(
                purge
                    ? $"Uninstalled. The memory in {home.Root} was deleted."
                    : $"Uninstalled. The memory is still in {home.Root}; delete that folder to forget everything."
            )
        );
        return clean ? 0 : 1;
    }

    private static void Agree(MemoryHome home)
    {
        if (!Question.CanAsk)
            throw new CommandException(
                "--purge deletes everything that is remembered. Nothing was changed. "
                    + "To keep a copy: totalmemory backup FILE. To go on: totalmemory uninstall --purge --yes"
            );
        if (File.Exists(home.Database))
            Output.Line($"This deletes all that is remembered: {Output.Safe(Remembered(home))}.");
        if (File.Exists(home.Database) && Question.Ask("Write a backup to your home folder first?", otherwise: true))
        {
            var copy = Path.Combine(ClientFolders.User, $"totalmemory-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}.db");
            Context.Open().Database.Upkeep.Backup(copy);
            Output.Line(Output.Safe($"Backup: {copy} (after a new installation: totalmemory restore {copy})"));
        }
        if (!Question.Ask($"Delete everything that is remembered in {home.Root}? This cannot be undone."))
            throw new CommandException("Nothing was deleted, and every client stays registered.");
    }

    private static string Remembered(MemoryHome home)
    {
        var size = Output.Bytes(new FileInfo(home.Database).Length);
        try
        {
            return $"what was learned from {Output.Count(Context.Open().Knowledge.Count().Sessions, "session")}, {size}";
        }
        catch (Storage.MemoryStoreException)
        {
            return size; // One that cannot be opened can still be deleted.
        }
    }
}
