using System.CommandLine;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Cli.Commands;

internal static class CorrectCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Number of the record." };
        var text = new Argument<string>("text") { Description = "What is right." };
        var command = new ExampledCommand(
            "correct",
            "Replace what a record says; the old words stay as its history.",
            "totalmemory correct 12 \"the staging port is 8081\""
        )
        {
            id,
            text,
        };
        command.SetAction(parsed => Run(Context.Id(parsed.GetValue(id)!), parsed.GetValue(text)!));
        return command;
    }

    private static int Run(long id, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new CommandException(
                "Say what is right: totalmemory correct ID \"new text\". To remove a record: totalmemory forget ID."
            );
        var memory = Context.Open();
        var done =
            memory.Knowledge.Correct(id, text)
            ?? throw new CommandException($"There is no record {id} to correct. Numbers stand in the answers of 'totalmemory search'.");
        memory.Publishing.Review([Reminder.Everywhere], judgeAll: false);
        Output.Line($"[grey]#{done.Old.Id} {Output.Safe(done.Old.Text)}[/]\n[bold]#{done.New.Id}[/] {Output.Safe(done.New.Text)}");
        return 0;
    }
}
