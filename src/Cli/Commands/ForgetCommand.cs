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
        Output.Line($"Forgot #{id}: {Output.Safe(record.Text)}");
        return 0;
    }
}
