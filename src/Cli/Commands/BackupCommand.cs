using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "File to write. Default: a dated file in the backups folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new ExampledCommand(
            "backup",
            "Back up the whole memory to one file, while it is in use.",
            "totalmemory backup",
            "totalmemory backup /mnt/usb/memory.db"
        )
        {
            file,
            Clean(),
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var path = Path.GetFullPath(parsed.GetValue(file) ?? Dated("memory"));
            if (File.Exists(path))
                throw new CommandException($"{path} exists. Give another name, or delete it first.");
            memory.Database.Backup(path);
            Output.Line($"Wrote {Output.Bytes(new FileInfo(path).Length)} to {Output.Safe(path)}");
            Output.Line($"To restore it: [bold]totalmemory restore {Output.Safe(path)}[/]");
            return 0;
        });
        return command;
    }

    private static ExampledCommand Clean()
    {
        var command = new ExampledCommand(
            "clean",
            "Remove from the backups in the home what was forgotten since they were made.",
            "totalmemory backup clean"
        );
        command.SetAction(_ =>
        {
            var memory = Context.Open();
            var files = Directory.Exists(Context.Home.Backups) ? Directory.GetFiles(Context.Home.Backups, "*.db").Order().ToList() : [];
            foreach (var file in files)
                Output.Line($"{Output.Safe(file)}: {memory.BackupCleaning.Clean(file)} forgotten records removed");
            if (files.Count == 0)
                Output.Line("There are no backups in the home.");
            return 0;
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "A backup made by 'totalmemory backup'." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new ExampledCommand(
            "restore",
            "Restore a backup; the current memory is backed up first.",
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
        var sessions = Output.Count(memory.Knowledge.Count().Sessions, "session");
        if (!yes && !Question.Ask($"Replace what was learned from {sessions} by the {Output.Count(found, "record")} of {file}?"))
            throw new CommandException("Nothing was changed. To restore without being asked: totalmemory restore FILE --yes");
        WorkerCommand.Stop(Context.Home);
        var before = Dated("before-restore");
        memory.Database.Backup(before);
        memory.Database.Restore(file);
        var restored = Context.Open(); // Migrates what an older version wrote.
        restored.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        Output.Line($"Restored {Output.Count(found, "record")} from {Output.Safe(file)}");
        Output.Line($"The memory from before is in {Output.Safe(before)}");
        return 0;
    }

    private static string Dated(string name)
    {
        Spool.PrivateFiles.CreateFolder(Context.Home.Backups);
        return Path.Combine(Context.Home.Backups, $"{name}-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}.db");
    }
}
