using System.CommandLine;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Cli.Commands;

internal static class CorrectCommand
{
    private const int LongestShown = 60; // chosen: one line

    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Number of the record, like 12 or #12." };
        var text = new Argument<string>("text") { Description = "The new text." };
        var command = new ExampledCommand(
            "correct",
            "Replace a record's text; the old text is kept as history.",
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
                "The new text is empty. Write: totalmemory correct ID \"new text\". To delete a record: totalmemory forget ID"
            );
        if (StatementText.Trouble(text) is { } trouble)
            throw new CommandException($"“{Output.Shorten(text, LongestShown)}” {trouble}; nothing was changed. Give the whole new text.");
        var memory = Context.Open();
        if (memory.Knowledge.Find(id) is { Record: var known } && known.Text == text.Trim())
        {
            Output.Line($"#{id} says that already; nothing was changed.");
            return 0;
        }
        var done =
            memory.Knowledge.Correct(id, text)
            ?? throw new CommandException($"There is no record #{id} to correct. 'totalmemory search' shows the numbers.");
        Context.PublishChange(memory.Publishing, Reminder.Everywhere);
        Output.Line($"Corrected: #{done.Old.Id} was replaced by #{done.New.Id}.");
        Output.Line($"  [grey]before:[/] {Output.Safe(done.Old.Text)}");
        Output.Line($"  [grey]now:[/]    {Output.Safe(done.New.Text)}");
        return 0;
    }
}
