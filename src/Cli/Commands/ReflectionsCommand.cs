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
            "List what each nightly reflection changed.",
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

    /// <summary>Runs the nightly work now.</summary>
    public static Command CreateReflect()
    {
        var accept = new Option<bool>("--accept") { Description = "Allow the reflection to remove more than a tenth of the memory." };
        var command = new ExampledCommand(
            "reflect",
            "Run the nightly reflection now: merge, judge, archive.",
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
            if (entry.Outcome == ReflectionOutcome.Applied && Changes(entry) is var changes && changes != "nothing to change")
            {
                Output.Line($"To see it: [bold]totalmemory reflections show {entry.Id}[/]");
                Output.Line($"To undo it: [bold]totalmemory reflections undo {entry.Id}[/]");
            }
            if (entry.Outcome == ReflectionOutcome.Refused)
                Output.Line(
                    "It would remove more than a tenth of the memory, so nothing was changed. "
                        + $"To see it: [bold]totalmemory reflections show {entry.Id}[/]. To allow it: [bold]totalmemory reflect --accept[/]"
                );
            return 0;
        });
        return command;
    }

    private static long Number(string text) => Context.Id(text, "reflection", "reflections");

    private static ExampledCommand Show()
    {
        var id = new Argument<string>("id") { Description = "Number of the reflection, like 3." };
        var command = new ExampledCommand("show", "Show what one reflection changed, line by line.", "totalmemory reflections show 3")
        {
            id,
        };
        command.SetAction(parsed =>
        {
            var (entry, lines) = Context.Open().Reflection.Find(Number(parsed.GetValue(id)!)) ?? throw NoSuch(parsed.GetValue(id)!);
            Output.Line(Line(entry));
            foreach (var l in lines)
            {
                var action = l.Action.ToString().ToLowerInvariant();
                Output.Line($"  {action, -10} [bold]#{l.Record}[/] {Output.Safe(l.Text)} [grey]({Output.Safe(l.Reason)})[/]");
            }
            return 0;
        });
        return command;
    }

    private static ExampledCommand Undo()
    {
        var id = new Argument<string>("id") { Description = "Number of the reflection, like 3." };
        var command = new ExampledCommand(
            "undo",
            "Undo a reflection; it does not make the same changes again.",
            "totalmemory reflections undo 3"
        )
        {
            id,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var (undone, left) =
                memory.Reflection.Undo(Number(parsed.GetValue(id)!))
                ?? throw new CommandException($"Reflection {parsed.GetValue(id)} cannot be undone: there is none, or it changed nothing.");
            memory.Publishing.Review([Reminder.Everywhere], judgeAll: false);
            Output.Line(undone + left == 0 ? "There was nothing to undo." : $"Undone: {Output.Count(undone, "change")}.");
            if (left > 0)
                Output.Line($"{left:N0} could not be undone: changed since, purged, or determined by a rule's track record.");
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
            Output.Line("No reflections yet. The first runs tonight; to run it now: [bold]totalmemory reflect[/]");
        return 0;
    }

    private static string Line(ReflectionEntry e)
    {
        var at = e.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"Reflection [bold]{e.Id}[/] {at} {Outcome(e)}: {Changes(e)} [grey]({Output.Count(e.Active, "active record")})[/]";
    }

    private static string Outcome(ReflectionEntry e) =>
        e.Outcome == ReflectionOutcome.Refused ? "[red]refused[/]" : e.Outcome.ToString().ToLowerInvariant();

    private static string Changes(ReflectionEntry e)
    {
        (int Number, string Word)[] all =
        [
            (e.Merged, "merged"),
            (e.Superseded, "superseded"),
            (e.Archived, "archived"),
            (e.Purged, "purged"),
            (e.Promoted, "promoted"),
            (e.Suspended, "suspended"),
        ];
        var changed = all.Where(c => c.Number > 0).Select(c => $"{c.Number} {c.Word}").ToList();
        return changed.Count == 0 ? "nothing to change" : string.Join(", ", changed);
    }

    private static CommandException NoSuch(string id) => new($"There is no reflection {id}. 'totalmemory reflections' lists them.");
}
