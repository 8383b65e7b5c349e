using System.CommandLine;
using TotalMemory.Storage;

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
            "Back up the whole memory to one file; it may be in use.",
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
            var path = parsed.GetValue(file) is { } given
                ? WriteBackup(memory.Database, Context.FullPath(given))
                : WriteBackup(memory.Database);
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
            "Remove from existing backups what was forgotten since they were made.",
            "totalmemory backup clean"
        );
        command.SetAction(_ =>
        {
            var memory = Context.Open();
            var files = Directory.Exists(Context.Home.Backups) ? Directory.GetFiles(Context.Home.Backups, "*.db").Order().ToList() : [];
            foreach (var file in files)
                Output.Line($"{Output.Safe(file)}: {memory.BackupCleaning.Clean(file)} forgotten records removed");
            if (files.Count == 0)
                Output.Line("There are no backups in the backups folder.");
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
        command.SetAction(parsed => Restore(Context.FullPath(parsed.GetValue(file)!), parsed.GetValue(yes)));
        return command;
    }

    private static int Restore(string file, bool yes)
    {
        using var backup = Transfer.CheckedBackup.Open(file, Context.Home);
        var found = Output.Count(backup.Records, "record");
        var memory = TryOpen();
        var sessions = memory is null ? "here" : $"from {Output.Count(memory.Knowledge.Count().Sessions, "session")}";
        if (!yes && !Question.CanAsk)
            throw new CommandException("Nothing was changed. To restore without being asked: totalmemory restore FILE --yes");
        if (!yes && !Question.Ask($"Replace what was learned {sessions} with the {found} in {file}? A backup is made first."))
            throw new CommandException("Nothing was changed.");
        var hadWorker = WorkerCommand.Stop(Context.Home);
        try
        {
            Restore(backup, memory?.Database, file);
        }
        finally
        {
            if (hadWorker)
                StartAgain();
        }
        return 0;
    }

    // Only the worker reads what hooks announce, and nobody asked to stop it for good.
    private static void StartAgain() =>
        Output.Line(
            WorkerCommand.StartIfNoneRuns(Context.Home)
                ? "The worker was stopped meanwhile, and runs again."
                : "The worker was stopped and did not start again. Start it: [bold]totalmemory worker start[/]"
        );

    private static void Restore(Transfer.CheckedBackup backup, Database? database, string file)
    {
        var before = database is null ? MoveAside() : database.Upkeep.Backup(Context.Home.Backups, DatedPath("before-restore"));
        (database ?? Context.Open().Database).Upkeep.Restore(backup.Copy);
        Context.Open().Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        Output.Line($"Restored {Output.Count(backup.Records, "record")} from {Output.Safe(file)}");
        Output.Line(
            database is null
                ? $"The file that could not be opened is now {Output.Safe(before)}"
                : $"To go back to the previous memory: [bold]totalmemory restore {Output.Safe(before)}[/]"
        );
    }

    // Restoring must also work when the current memory cannot be opened.
    private static MemoryServices? TryOpen()
    {
        try
        {
            return Context.Open();
        }
        catch (Storage.MemoryStoreException)
        {
            return null;
        }
    }

    private static string MoveAside()
    {
        var aside = Path.Combine(Context.Home.Backups, $"{DatedPath("unreadable")}-{Environment.ProcessId}.db");
        Spool.PrivateFiles.CreateFolder(Context.Home.Backups);
        foreach (var part in (string[])["", "-wal", "-shm"])
            if (File.Exists(Context.Home.Database + part))
                File.Move(Context.Home.Database + part, aside + part, overwrite: true);
        return aside;
    }

    private static string WriteBackup(Database database) => database.Upkeep.Backup(Context.Home.Backups, DatedPath("memory"));

    private static string WriteBackup(Database database, string path)
    {
        if (Path.Exists(path))
            throw new CommandException($"{path} exists. Give another name, or delete it first.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new CommandException($"There is no folder {Path.GetDirectoryName(path)}. Make it first, or give another path.");
        database.Upkeep.Backup(path);
        return path;
    }

    private static string DatedPath(string name) => $"{name}-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}";
}
