using System.CommandLine;
using System.Globalization;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Cli.Commands;

/// <summary>Suggested rules: lists those waiting for a decision, and takes the decision.</summary>
internal static class RulesReviewCommand
{
    public static ExampledCommand Create()
    {
        var id = new Argument<string?>("id") { Description = "Number of the rule, like 12 or #12.", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes") { Description = "It is right: tell agents from now on." };
        var no = new Option<bool>("--no") { Description = "It is wrong: never tell agents." };
        var project = Options.Project();
        var all = new Option<bool>("--all") { Description = "From every project." };
        var command = new ExampledCommand(
            "review",
            "List the suggested rules that wait for your decision, or decide about one.",
            "totalmemory rules review",
            "totalmemory rules review 12 --yes",
            "totalmemory rules review 12 --no"
        )
        {
            id,
            yes,
            no,
            project,
            all,
        };
        command.SetAction(parsed =>
        {
            var (isRight, isWrong, json) = (parsed.GetValue(yes), parsed.GetValue(no), parsed.GetValue(Options.Json));
            if (parsed.GetValue(id) is not { } number)
                return isRight || isWrong
                    ? throw new CommandException("Say which rule: 'totalmemory rules review' lists their numbers.")
                    : List(parsed.GetValue(project), parsed.GetValue(all), json);
            if (isRight == isWrong)
                throw new CommandException(
                    $"Say --yes or --no: 'totalmemory rules review {number} --yes'. 'totalmemory rules show {number}' tells where "
                        + "it comes from."
                );
            return Decide(Context.Id(number), isRight, json);
        });
        return command;
    }

    private static int List(string? project, bool all, bool json)
    {
        var memory = Context.Open();
        var rules = memory.Rules.Waiting(Context.Scope(memory.Projects, project, all)?.Id);
        if (json)
        {
            Output.Json([.. rules.Select(RulesCommand.Convert)], OutputJson.Plain.ListJsonRule);
            return 0;
        }
        if (rules.Count == 0)
            Output.Line("No rules are waiting for your decision.");
        foreach (var r in rules)
            Output.Line(
                $"  [bold]#{r.Id}[/] {Output.Safe(r.Record.Text)}\n     [grey]{RulesCommand.Where(r)} · {RulesCommand.Source(r)}[/]"
            );
        if (rules.Count > 0)
            Output.Line($"Decide with [bold]totalmemory rules review {rules[0].Id} --yes[/] or [bold]--no[/].");
        else if (project is null && !all)
            Output.Line("For other projects: [bold]totalmemory rules review --all[/]");
        return 0;
    }

    private static int Decide(long id, bool isRight, bool json)
    {
        var memory = Context.Open();
        var after =
            (isRight ? memory.Rules.Confirm(id) : memory.Rules.Decide(id, new(RuleChoice.Retired)))
            ?? throw RulesCommand.NoSuch(id.ToString(CultureInfo.InvariantCulture));
        memory.Publishing.Publish([Reminder.Everywhere]);
        if (json)
            Output.Json(RulesCommand.Convert(after), OutputJson.Plain.JsonRule);
        else
        {
            Output.Line(Output.Safe($"#{id} {after.Record.Text}"));
            Output.Line(isRight ? "  Agents are told from now on." : $"  Agents are not told. To undo: totalmemory rules reset {id}");
        }
        return 0;
    }
}
