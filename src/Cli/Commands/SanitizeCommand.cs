using System.CommandLine;
using TotalMemory.Transfer;

namespace TotalMemory.Cli.Commands;

internal static class SanitizeCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand("sanitize", "Redact secrets that an older release stored, in place.", "totalmemory sanitize");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var memory = Context.Open();
        var report = new Sanitizer(memory.Database).Run();
        if (report.Rewritten.Count == 0 && report.Skipped.Count == 0)
            Output.Line("Nothing to redact: every stored text was checked.");
        foreach (var (table, rows) in report.Rewritten)
            Output.Line($"{table}: {Output.Count(rows, "row")} rewritten");
        foreach (var (skip, rows) in report.Skipped)
            Output.Line($"{skip.Table}: {Output.Count(rows, "row")} not rewritten: {skip.Reason}");
        if (report.Rewritten.Count > 0)
            memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        return 0;
    }
}
