using System.CommandLine;
using Spectre.Console;

namespace TotalMemory.Cli.Commands;

internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "Where to write it. Default: into the backups folder of the home, with today's date.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new ExampledCommand(
            "backup",
            "Copy everything that is remembered into one file, while it is in use.",
            "totalmemory backup",
            "totalmemory backup /mnt/usb/memory.db"
        )
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var path = Path.GetFullPath(parsed.GetValue(file) ?? Dated("memory"));
            if (File.Exists(path))
                throw new CommandException($"{path} exists already. Give another name, or remove it first.");
            memory.Database.Backup(path);
            Output.Line(
                $"{Output.Bytes(new FileInfo(path).Length)} written to {Output.Safe(path)}. Back with: [bold]totalmemory restore {Output.Safe(path)}[/]"
            );
            return 0;
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "A file that 'totalmemory backup' wrote." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new ExampledCommand(
            "restore",
            "Put a backup in the place of what is remembered now, which is backed up first.",
            "totalmemory restore ~/memory.db"
        )
        {
            file,
            yes,
        };
        command.SetAction(parsed => Restore(Path.GetFullPath(parsed.GetValue(file)!), parsed.GetValue(yes)));
        return command;
    }

    private static int Restore(string file, bool yes)
    {
        var found = Storage.Database.Inspect(file);
        var memory = Context.Open();
        if (!yes && !Ask($"Replace {memory.Knowledge.Count().Sessions:N0} sessions' knowledge by that of {file} ({found} records)?"))
            throw new CommandException("Nothing was changed. To go on without being asked: totalmemory restore FILE --yes");
        WorkerCommand.Stop(Context.Home);
        var before = Dated("before-restore");
        memory.Database.Backup(before);
        memory.Database.Restore(file);
        var restored = Context.Open(); // Migrates what an older version wrote.
        restored.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        Output.Line($"Restored {found:N0} records from {Output.Safe(file)}. What was here before: {Output.Safe(before)}");
        return 0;
    }

    private static bool Ask(string question) =>
        !Output.IsJson
        && !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && AnsiConsole.Confirm(Output.Safe(question), defaultValue: false);

    private static string Dated(string name)
    {
        Spool.PrivateFiles.CreateFolder(Context.Home.Backups);
        return Path.Combine(Context.Home.Backups, $"{name}-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}.db");
    }
}
