using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class SkillsCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var all = Options.All();
        var command = new ExampledCommand(
            "skills",
            "List procedures that have worked repeatedly.",
            "totalmemory skills",
            "totalmemory skills --all --json"
        )
        {
            project,
            all,
        };
        command.SetAction(parsed => Run(parsed.GetValue(project), parsed.GetValue(all)));
        return command;
    }

    private static int Run(string? project, bool all)
    {
        var memory = Context.Open();
        var scope = Context.Scope(memory.Projects, project, all);
        var skills = memory.Skills.All(scope?.Id);
        if (Output.IsJson)
        {
            Output.Json(
                [
                    .. skills.Select(s => new JsonSkill(
                        s.Id,
                        s.Name,
                        s.Proficiency.Stage,
                        s.Uses.Count,
                        Math.Round(s.Proficiency.SuccessRate, 3),
                        s.Proficiency.LastPractised,
                        s.Proficiency.Trajectory.ToString().ToLowerInvariant(),
                        s.Steps,
                        s.AntiPatterns
                    )),
                ],
                OutputJson.Plain.ListJsonSkill
            );
            return 0;
        }
        foreach (var s in skills)
        {
            var about = s.Proficiency.InWords + Output.Detail(all ? s.Record.ProjectName : null);
            Output.Line($"[bold]#{s.Id}[/] {Output.Safe(s.Name)} [grey]{about}[/]");
            foreach (var (i, step) in s.Steps.Index())
                Output.Line($"    [grey]{i + 1}.[/] {Output.Safe(step)}");
            foreach (var avoid in s.AntiPatterns)
                Output.Line($"    [red]avoid[/] {Output.Safe(avoid)}");
        }
        if (skills.Count == 0)
            Output.Line(
                "No skills yet. Three or more commands that succeed together in three sessions become a skill. Try [bold]--all[/]."
            );
        return 0;
    }
}
