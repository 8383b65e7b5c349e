using System.CommandLine;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Cli.Commands;

/// <summary>Pauses the memory, for a time or until it is resumed, everywhere or in one project.</summary>
internal static class PauseCommand
{
    public static Command Create()
    {
        var length = new Option<string?>("--for") { Description = "How long, like 30m, 2h or 1d. Default: until you resume." };
        length.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => Duration.Parse(t.Value) is null))
                result.AddError($"--for needs a time like 30m, 2h or 1d, at most 366d, not '{token.Value}'.");
        });
        var bare = new Argument<string?>("length") { Description = "The same as --for.", Arity = ArgumentArity.ZeroOrOne };
        bare.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => Duration.Parse(t.Value) is null))
                result.AddError(
                    $"'{token.Value}' is no length of time like 30m, 2h or 1d (at most 366d); "
                        + "without one, it lasts until you resume. For one project: totalmemory pause --project NAME."
                );
        });
        var project = Project();
        var command = new ExampledCommand(
            "pause",
            "Read and keep nothing for a while.",
            "totalmemory pause 2h",
            "totalmemory pause --project",
            "totalmemory pause --project shop --for 1d"
        )
        {
            bare,
            length,
            project,
        };
        command.SetAction(parsed =>
            Pause(parsed.GetValue(length) ?? parsed.GetValue(bare), parsed.GetResult(project) is not null, parsed.GetValue(project))
        );
        return command;
    }

    public static Command CreateResume()
    {
        var project = Project();
        var command = new ExampledCommand("resume", "End a pause.", "totalmemory resume", "totalmemory resume --project shop") { project };
        command.SetAction(parsed => Resume(parsed.GetResult(project) is not null, parsed.GetValue(project)));
        return command;
    }

    private static Option<string?> Project() =>
        new("--project", "-p")
        {
            Description = "Only this project, by name, id or folder; alone: the current folder's.",
            Arity = ArgumentArity.ZeroOrOne,
        };

    private static int Pause(string? length, bool isOfProject, string? name)
    {
        var project = isOfProject ? Context.Project(Context.Open().Projects, name) : null;
        var now = TimeProvider.System.GetUtcNow();
        var pause = new Pause(now, length is null ? null : now + Duration.Parse(length), project?.Id);
        new OffRecordFiles(Context.Home).Begin(pause);
        var what = project?.Name ?? "TotalMemory";
        Output.Line(Output.Safe($"{what} is {pause.Describe(TimeProvider.System)}: nothing is read or kept, now or later."));
        Output.Line($"To resume: [bold]totalmemory resume{(project is null ? "" : $" --project {Output.Safe(project.Name)}")}[/]");
        return 0;
    }

    private static int Resume(bool isOfProject, string? name)
    {
        var project = isOfProject ? Context.Project(Context.Open().Projects, name) : null;
        var files = new OffRecordFiles(Context.Home);
        if (!files.End(project?.Id, TimeProvider.System.GetUtcNow()))
            throw new CommandException(Nothing(files, project));
        Output.Line(Output.Safe($"{project?.Name ?? "TotalMemory"} is resumed. What was said during the pause is not read later."));
        return 0;
    }

    private static string Nothing(OffRecordFiles files, ProjectIdentity? project)
    {
        var others = files.Now().Pauses.Any(p => p.Covers(TimeProvider.System.GetUtcNow()));
        var what = project is null ? "TotalMemory is not paused as a whole" : $"{project.Name} is not paused by itself";
        return others ? $"{what}. 'totalmemory status' says what is." : $"{what}.";
    }
}
