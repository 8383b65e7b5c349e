using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class StatsCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        project.Description = "Only this project. Default: all.";
        var command = new ExampledCommand(
            "stats",
            "Show the memory in numbers.",
            "totalmemory stats",
            "totalmemory stats --project shop --json"
        )
        {
            project,
        };
        command.SetAction(parsed => Run(parsed.GetValue(project)));
        return command;
    }

    private static int Run(string? project)
    {
        var memory = Context.Open();
        var s = memory.Statistics.Count(project is null ? null : Context.Project(memory.Projects, project).Id);
        if (Output.IsJson)
        {
            Output.Json(s, OutputJson.Plain.MemoryStatistics);
            return 0;
        }
        var (sessions, quotes) = (Output.Count(s.Sessions, "session"), Output.Count(s.Evidence, "quote"));
        Output.Line(
            $"[bold]{Output.Count(s.Active, "active record")}[/] from {sessions}, backed by {quotes} ({Output.Bytes(s.DatabaseBytes)})"
        );
        Counts("by type", s.ByType, areThings: true);
        Counts("by status", s.ByStatus);
        Counts("by project", s.ByProject);
        Counts("shown to agents", s.DeliveriesByWay, areThings: true);
        Output.Line(
            $"  [grey]health[/] {s.Health:0.00} [grey]({s.Stale:N0} not used or confirmed for 90 days, {s.NeverUsed:N0} never used)[/]"
        );
        return 0;
    }

    private static void Counts(string name, IReadOnlyDictionary<string, long> counts, bool areThings = false)
    {
        string Words(KeyValuePair<string, long> c) => areThings ? Output.Count(c.Value, c.Key) : $"{c.Value:N0} {Output.Safe(c.Key)}";
        var all = string.Join(", ", counts.Select(Words));
        Output.Line($"  [grey]{name}[/] {(all.Length == 0 ? "nothing yet" : all)}");
    }
}
