using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class ForgetCommand
{
    public static Command Create()
    {
        var id = Options.Id("record");
        var command = new ExampledCommand("forget", "Delete a record for good; it is never learned again.", "totalmemory forget 12") { id };
        command.SetAction(parsed => Run(Context.Id(parsed.GetValue(id)!)));
        return command;
    }

    private static int Run(long id)
    {
        var memory = Context.Open();
        var record =
            memory.Knowledge.Forget(id, "forgotten by a person")
            ?? throw new CommandException($"There is no record #{id} to forget. 'totalmemory search' shows the numbers.");
        memory.Publishing.Review([Spool.Reminders.Reminder.Everywhere], judgeAll: false);
        var isWiped = memory.WipeFreed();
        Output.Line($"Forgot #{id}: {Output.Safe(record.Text)}");
        if (!isWiped)
            Output.Line("The file is in use: what was freed in it is wiped tonight, or now with [bold]totalmemory reflect[/].");
        if (Directory.Exists(Context.Home.Backups) && Directory.EnumerateFiles(Context.Home.Backups, "*.db").Any())
            Output.Line("Older backups still hold it. Clean them: [bold]totalmemory backup clean[/]");
        return 0;
    }
}
