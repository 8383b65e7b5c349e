using System.CommandLine;
using TotalMemory.History;

namespace TotalMemory.Cli.Commands;

internal static class EpisodesCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var all = Options.All();
        var limit = Options.Limit(20);
        var outcome = new Option<string?>("--outcome")
        {
            Description = "Only these: success, partial, failure, unclear, breakthrough, routine or discovery.",
        };
        outcome.OneOf([.. EpisodeBook.AllOutcomes]);
        var command = new ExampledCommand(
            "episodes",
            "List what happened in each session, latest first.",
            "totalmemory episodes",
            "totalmemory episodes --outcome failure --all"
        )
        {
            project,
            all,
            limit,
            outcome,
        };
        command.SetAction(parsed => Run(parsed.GetValue(project), parsed.GetValue(all), parsed.GetValue(limit), parsed.GetValue(outcome)));
        return command;
    }

    private static int Run(string? project, bool all, int limit, string? outcome)
    {
        Context.Limit(limit);
        var memory = Context.Open();
        var scope = Context.Scope(memory.Projects, project, all);
        var episodes = memory.Episodes.List(
            new EpisodeQuery
            {
                Project = scope?.Id,
                Outcome = outcome,
                Limit = limit,
            }
        );
        if (Output.IsJson)
        {
            Output.Json([.. episodes.Select(e => Records.Convert(e.Record))], OutputJson.Plain.ListJsonRecord);
            return 0;
        }
        foreach (var e in episodes)
        {
            var about = $"{e.Record.Confirmed:yyyy-MM-dd}{Output.Detail(e.Record.Kind)}{Output.Detail(all ? e.Record.ProjectName : null)}";
            Output.Line($"[bold]#{e.Record.Id}[/] [grey]{about}[/] {Output.Shorten(e.Record.Text, 300)}");
        }
        if (episodes.Count == 0)
            Output.Line(scope is null ? "No episodes yet." : $"No episodes in {Output.Safe(scope.Name)}. Try [bold]--all[/].");
        return 0;
    }
}
