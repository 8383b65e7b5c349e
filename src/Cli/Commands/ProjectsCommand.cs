using System.CommandLine;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Commands;

internal static class ProjectsCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "projects",
            "List projects; merge, split, rename or trust them.",
            "totalmemory projects",
            "totalmemory projects merge shop web-shop",
            "totalmemory projects trust ~/src/shop",
            "totalmemory projects undo"
        )
        {
            Merge(),
            Split(),
            Rename(),
            Trust(),
            Changes(),
            Undo(),
        };
        command.SetAction(_ => List());
        return command;
    }

    private static ExampledCommand Merge()
    {
        var (project, into) = (Project("project", "The project to merge."), Project("into", "The project to merge it into."));
        var command = new ExampledCommand(
            "merge",
            "Merge two projects, for past and future sessions.",
            "totalmemory projects merge shop web-shop"
        )
        {
            project,
            into,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var (one, other) = (
                Context.Project(memory.Projects, parsed.GetValue(project)!),
                Context.Project(memory.Projects, parsed.GetValue(into)!)
            );
            RequireKnown(memory.Projects, one);
            RequireKnown(memory.Projects, other);
            if (one.Id == other.Id)
                throw new CommandException($"'{parsed.GetValue(project)}' and '{parsed.GetValue(into)}' are already one project.");
            PrintChange(memory.Publishing, memory.ProjectChanges.Merge(one, other), $"{one.Name} is now part of {other.Name}.");
        });
        return command;
    }

    private static ExampledCommand Split()
    {
        var folder = Folder();
        var command = new ExampledCommand("split", "Make one folder a project of its own.", "totalmemory projects split ~/src/shop")
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var path = RequireFolder(parsed.GetValue(folder)!);
            var change =
                memory.ProjectChanges.Split(path)
                ?? throw new CommandException($"{path} is already a project of its own, or nothing is known about it yet.");
            PrintChange(memory.Publishing, change, $"{path} is now a project of its own.");
        });
        return command;
    }

    private static ExampledCommand Rename()
    {
        var (project, name) = (Project("project", "The project."), new Argument<string>("name") { Description = "What to call it." });
        var command = new ExampledCommand("rename", "Rename a project.", "totalmemory projects rename shop \"Web shop\"") { project, name };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var target = Context.Project(memory.Projects, parsed.GetValue(project)!);
            RequireKnown(memory.Projects, target);
            var called = parsed.GetValue(name)!.Trim();
            if (called.Length is 0 or > 200)
                throw new CommandException("A name has 1 to 200 characters.");
            PrintChange(memory.Publishing, memory.ProjectChanges.Rename(target, called), $"{target.Name} is called {called} now.");
        });
        return command;
    }

    private static ExampledCommand Trust()
    {
        var folder = Folder();
        var command = new ExampledCommand(
            "trust",
            "Trust a folder's .git: sessions there get the memory of the project it names.",
            "totalmemory projects trust ~/src/shop"
        )
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var path = RequireFolder(parsed.GetValue(folder)!);
            if (memory.ProjectChanges.Trust(path) is { } change)
                PrintChange(memory.Publishing, change, $"{path} belongs to {memory.Projects.IdentifyFolder(path).Name} now.");
            else
                Output.Line($"{Output.Safe(path)} is {Output.Safe(memory.Projects.IdentifyFolder(path).Name)} already.");
        });
        return command;
    }

    private static ExampledCommand Changes()
    {
        var command = new ExampledCommand(
            "changes",
            "List what was merged, split, renamed or trusted, latest first.",
            "totalmemory projects changes"
        );
        command.SetAction(_ =>
        {
            var all = Context.Open().ProjectChanges.History();
            if (Output.IsJson)
            {
                Output.Json([.. all], OutputJson.Plain.ListProjectChange);
                return;
            }
            foreach (var c in all)
                Output.Line($"[bold]{c.Id}[/] [grey]{c.At:yyyy-MM-dd}[/] {Output.Safe(c.Line)}{(c.IsUndone ? " [grey](undone)[/]" : "")}");
            if (all.Count == 0)
                Output.Line("Nothing was changed.");
        });
        return command;
    }

    private static ExampledCommand Undo()
    {
        var id = new Argument<string?>("id")
        {
            Description = "Number of the change; the latest without one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new ExampledCommand("undo", "Undo the latest change, or the one with this number.", "totalmemory projects undo 3")
        {
            id,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            long? number = parsed.GetValue(id) is { } given ? Context.Id(given) : null;
            var change =
                memory.ProjectChanges.Undo(number)
                ?? throw new CommandException("There is no such change to undo. See: totalmemory projects changes.");
            memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
            Output.Line($"Undone: {Output.Safe(change.Line)}.");
        });
        return command;
    }

    private static int List()
    {
        var all = Context.Open().ProjectChanges.List();
        if (Output.IsJson)
        {
            Output.Json([.. all], OutputJson.Plain.ListProjectLine);
            return 0;
        }
        foreach (var p in all)
        {
            Output.Line(
                $"[bold]{Output.Safe(p.Name)}[/] [grey]{p.Id} · {p.LastSeen:yyyy-MM-dd} · records: {p.Records} · sessions: "
                    + $"{p.Sessions}[/] {Output.Safe(p.Remote ?? p.Root)}"
            );
            foreach (var folder in p.Folders)
                Output.Line($"    [grey]also[/] {Output.Safe(folder)}");
            if (p.Was is { } was)
                Output.Line($"    [yellow]its checkout was {was} before[/]; if that is the same project: {MergeCommand(was, p.Id)}");
        }
        if (all.Count == 0)
            Output.Line($"No project is known yet. Run [bold]totalmemory import[/], or work with {Clients.Titles("or")}.");
        return 0;
    }

    /// <summary>The command that merges a renamed repository's former project into its current one.</summary>
    internal static string MergeCommand(string was, string now) => $"totalmemory projects merge {was} {now}";

    private static void PrintChange(Publishing publishing, ProjectChange change, string what)
    {
        publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        Output.Line($"{Output.Safe(what)} To undo: [bold]totalmemory projects undo {change.Id}[/]");
    }

    private static void RequireKnown(ProjectDirectory projects, ProjectIdentity project)
    {
        if (projects.All().All(p => p.Id != project.Id))
            throw new CommandException(
                $"Nothing is known about {project.Name} ({project.Root}) yet. Known projects: totalmemory projects."
            );
    }

    private static string RequireFolder(string folder) =>
        Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new CommandException($"There is no folder {folder}.");

    private static Argument<string> Project(string name, string what) =>
        new(name) { Description = what + " Its name, id, remote or folder; see totalmemory projects." };

    private static Argument<string> Folder() => new("folder") { Description = "The folder, like . or ~/src/shop." };
}
