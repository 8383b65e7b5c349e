using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class ErrorsCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var all = Options.All();
        var limit = Options.Limit(20);
        var open = new Option<bool>("--open") { Description = "Only errors without a known fix." };
        var command = new ExampledCommand(
            "errors",
            "List errors, how often they occurred, and their fixes.",
            "totalmemory errors",
            "totalmemory errors --open --all"
        )
        {
            project,
            all,
            limit,
            open,
        };
        command.SetAction(parsed => Run(parsed.GetValue(project), parsed.GetValue(all), parsed.GetValue(limit), parsed.GetValue(open)));
        return command;
    }

    private static int Run(string? project, bool all, int limit, bool open)
    {
        Context.Limit(limit);
        var memory = Context.Open();
        var scope = Context.Scope(memory.Projects, project, all);
        var errors = memory.Knowledge.Errors(scope?.Id).Where(e => !open || e.Error.Fix is null).Take(limit).ToList();
        if (Output.IsJson)
        {
            Output.Json(
                [.. errors.Select(e => Records.Convert(e.Error) with { Times = e.Times, Sessions = e.Sessions })],
                OutputJson.Plain.ListJsonRecord
            );
            return 0;
        }
        foreach (var (e, times, sessions) in errors)
        {
            var often = $"{Output.Count(times, "time")} in {Output.Count(sessions, "session")}";
            var about = $"{often} · {e.Confirmed:yyyy-MM-dd}{Output.Detail(all ? e.ProjectName : null)}";
            Output.Line($"[bold]#{e.Id}[/] [grey]{about}[/] {Output.Shorten(e.Text, 200)}");
            if (e.Fix is { } fix)
                Output.Line($"    [green]→[/] {Output.Shorten(fix, 200)}");
        }
        if (errors.Count == 0)
            Output.Line(scope is null ? "No errors yet." : $"No errors in {Output.Safe(scope.Name)}. Try [bold]--all[/].");
        return 0;
    }
}
