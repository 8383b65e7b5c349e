using System.CommandLine;
using System.Globalization;
using TotalMemory.Reflection;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Cli.Commands;

internal static class ReflectionsCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "reflections",
            "What each night changed.",
            "totalmemory reflections",
            "totalmemory reflections show 3",
            "totalmemory reflections undo 3"
        )
        {
            Show(),
            Undo(),
        };
        command.SetAction(parsed => List(parsed.GetValue(Options.Json)));
        return command;
    }

    /// <summary>The night's work now, for who does not want to wait.</summary>
    public static Command CreateReflect()
    {
        var accept = new Option<bool>("--accept") { Description = "Also when it removes more than a tenth of what is known." };
        var command = new ExampledCommand(
            "reflect",
            "Merge, judge, archive now, as every night at three.",
            "totalmemory reflect",
            "totalmemory reflect --accept"
        )
        {
            accept,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var entry = memory.Reflection.Run(parsed.GetValue(accept));
            memory.Publishing.AfterReflection();
            Output.Line(Line(entry));
            if (entry.Outcome == ReflectionOutcome.Refused)
                Output.Line(
                    $"It would remove more than a tenth of what is known, so nothing was changed. Look: [bold]totalmemory reflections show {entry.Id}[/]. Agree: [bold]totalmemory reflect --accept[/]"
                );
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("id") { Description = "Number of the reflection." };
        var command = new Command("show", "What one reflection changed, line by line.") { id };
        command.SetAction(parsed =>
        {
            var (entry, lines) = Context.Open().Reflection.Find(Context.Id(parsed.GetValue(id)!)) ?? throw NoSuch(parsed.GetValue(id)!);
            Output.Line(Line(entry));
            foreach (var l in lines)
                Output.Line(
                    $"  {l.Action.ToString().ToLowerInvariant(), -10} [bold]#{l.Record}[/] {Output.Safe(l.Text)} [grey]({Output.Safe(l.Reason)})[/]"
                );
            return 0;
        });
        return command;
    }

    private static Command Undo()
    {
        var id = new Argument<string>("id") { Description = "Number of the reflection." };
        var command = new Command("undo", "Take a reflection's changes back; it will not make them again.") { id };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var (undone, left) =
                memory.Reflection.Undo(Context.Id(parsed.GetValue(id)!))
                ?? throw new CommandException($"There is no applied reflection {parsed.GetValue(id)}. See 'totalmemory reflections'.");
            memory.Publishing.Review([Reminder.Everywhere], judgeAll: false);
            Output.Line(
                $"Taken back: {undone} changes.{(left > 0 ? $" {left} could not be: something else happened since, the words were purged, or a rule's ledger decides (totalmemory rules)." : "")}"
            );
            return 0;
        });
        return command;
    }

    private static int List(bool json)
    {
        var all = Context.Open().Reflection.All(50);
        if (json)
            Output.Json([.. all], OutputJson.Plain.ListReflectionEntry);
        else
            foreach (var entry in all)
                Output.Line(Line(entry));
        if (!json && all.Count == 0)
            Output.Line("No reflection yet; the first one runs tonight, or now: [bold]totalmemory reflect[/]");
        return 0;
    }

    private static string Line(ReflectionEntry e) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"[bold]{e.Id}[/] {e.At:yyyy-MM-dd HH:mm} {(e.Outcome == ReflectionOutcome.Refused ? "[red]refused[/]" : e.Outcome.ToString().ToLowerInvariant())}: merged {e.Merged}, superseded {e.Superseded}, archived {e.Archived}, purged {e.Purged}, promoted {e.Promoted}, suspended {e.Suspended} [grey]of {e.Active} active[/]"
        );

    private static CommandException NoSuch(string id) => new($"There is no reflection {id}. See 'totalmemory reflections'.");
}
