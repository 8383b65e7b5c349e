using System.CommandLine;
using TotalMemory.Transfer;

namespace TotalMemory.Cli.Commands;

internal static class SanitizeCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "sanitize",
            "Redact secrets that an older release stored, in place. Can be run again.",
            "totalmemory sanitize"
        );
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var memory = Context.Open();
        var rewritten = new Sanitizer(memory.Database).Run();
        if (rewritten.Count == 0)
            Output.Line("Nothing to redact: every stored text was read.");
        foreach (var (table, rows) in rewritten)
            Output.Line($"{table}: {Output.Count(rows, "row")} rewritten");
        if (rewritten.Count > 0)
            memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        return 0;
    }
}
