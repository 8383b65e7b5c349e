using System.CommandLine;
using TotalMemory.Knowledge;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class SaveCommand
{
    public static Command Create()
    {
        var text = new Argument<string[]>("text") { Description = "What to remember, in one statement.", Arity = ArgumentArity.OneOrMore };
        var kind = Kind();
        var tags = new Option<string[]>("--tag") { Description = "A word to find it by (repeatable)." };
        var importance = new Option<int>("--importance") { Description = "1 to 5; 5 is never archived.", DefaultValueFactory = _ => 4 };
        var everywhere = new Option<bool>("--everywhere") { Description = "Apply it to every project." };
        var branch = new Option<string?>("--branch") { Description = "Apply it to this git branch only." };
        var project = Options.Project();
        var command = new ExampledCommand(
            "save",
            "Remember something in your own words.",
            "totalmemory save \"we deploy with kamal on Tuesdays\" --type convention",
            "totalmemory save \"use British spelling\" --type preference --everywhere"
        )
        {
            text,
            kind,
            tags,
            importance,
            everywhere,
            branch,
            project,
        };
        command.SetAction(parsed =>
            Run(
                string.Join(' ', parsed.GetValue(text)!).Trim(),
                parsed.GetValue(kind)!,
                parsed.GetResult(kind) is { Implicit: false },
                parsed.GetValue(tags) ?? [],
                parsed.GetValue(importance),
                parsed.GetValue(everywhere),
                parsed.GetValue(branch),
                parsed.GetValue(project)
            )
        );
        return command;
    }

    private static Option<string> Kind()
    {
        var kind = new Option<string>("--type", "-t")
        {
            Description = "One of: " + string.Join(", ", FactKinds.All) + ".",
            DefaultValueFactory = _ => FactKinds.Fact,
        };
        kind.OneOf([.. FactKinds.All]);
        return kind;
    }

    private static int Run(
        string text,
        string kind,
        bool isKindGiven,
        IReadOnlyList<string> tags,
        int importance,
        bool everywhere,
        string? branch,
        string? project
    )
    {
        if (text.Length is 0 or > 2_000)
            throw new CommandException($"The text has {text.Length:N0} characters; 1 to 2,000 are allowed.");
        if (StatementText.Trouble(text) is { } trouble)
            throw new CommandException(
                $"'{text}' is not a statement to remember: it {trouble}. Give one: totalmemory save \"we deploy on Tuesdays\""
            );
        if (importance is < 1 or > 5)
            throw new CommandException("--importance must be 1 to 5.");
        var memory = Context.Open();
        var target = project is null
            ? memory.Projects.IdentifyFolder(WorkingFolder.Path, isTrusted: true)
            : Context.Project(memory.Projects, project);
        var draft = new Draft
        {
            Type = RecordType.Fact,
            Kind = kind,
            Text = text,
            Tags = tags,
            Branch = branch,
            Scope = everywhere ? Scope.Global : Scope.Project,
            Importance = importance,
            Confidence = 0.9,
            Origin = Origin.User,
            Evidence = [Evidence.FromCall("", text, TimeProvider.System.GetUtcNow(), Origin.User, "person")],
        };
        var written = memory.Knowledge.SaveOwn(target, draft);
        if (written.Id == 0)
            throw new CommandException("Not saved: a newer statement has replaced this one. 'totalmemory search' shows it.");
        var retyped = written.Result != WriteResult.Added && isKindGiven ? memory.Knowledge.Retype(written.Id, kind) : null;
        Context.PublishChange(memory.Publishing, everywhere ? Spool.Reminders.Reminder.Everywhere : target.Id);
        var where = everywhere ? "every project" : target.Name;
        Output.Line(
            written.Result == WriteResult.Added
                ? $"Saved as [bold]#{written.Id}[/] in {Output.Safe(where)}."
                : $"Already known as [bold]#{written.Id}[/]; it is now confirmed."
        );
        if (retyped is not null)
            Output.Line($"Its type was {Output.Safe(retyped)} and is {kind} now.");
        return 0;
    }
}
