using System.CommandLine;
using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

internal static class RulesCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var all = new Option<bool>("--all") { Description = "From every project." };
        var command = new ExampledCommand(
            "rules",
            "List rules and insights, and how well they are kept.",
            "totalmemory rules",
            "totalmemory rules --all",
            "totalmemory rules show 12",
            "totalmemory rules review",
            "totalmemory rules ask 12",
            "totalmemory rules suspend 12"
        )
        {
            project,
            all,
            Show(),
            RulesReviewCommand.Create(),
            Decision(
                "ask",
                "Ask you before a call that breaks the rule; where the client cannot ask, the agent is reminded.",
                RuleChoice.Ask
            ),
            Decision("suspend", "Keep the rule out of briefings and reminders.", RuleChoice.Suspended),
            Decision("activate", "Keep the rule active, whatever its track record.", RuleChoice.Active),
            Decision("reset", "Undo your decision; the track record decides.", null),
        };
        command.SetAction(parsed => List(parsed.GetValue(project), parsed.GetValue(all), parsed.GetValue(Options.Json)));
        return command;
    }

    private static ExampledCommand Show()
    {
        var id = new Argument<string>("id") { Description = "Number of the rule, like 12 or #12." };
        var command = new ExampledCommand(
            "show",
            "Show one rule: its quotes, and each session in which it applied.",
            "totalmemory rules show 12"
        )
        {
            id,
        };
        command.SetAction(parsed => ShowOne(Context.Id(parsed.GetValue(id)!), parsed.GetValue(Options.Json)));
        return command;
    }

    private static ExampledCommand Decision(string name, string description, RuleChoice? choice)
    {
        var id = new Argument<string>("id") { Description = "Number of the rule, like 12 or #12." };
        var command = new ExampledCommand(name, description, $"totalmemory rules {name} 12") { id };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            if (TeamRule.IdOf(parsed.GetValue(id)!) is { } team)
                return TeamRuleCommands.Decide(memory.Team, memory.Publishing, team, name);
            var number = Context.Id(parsed.GetValue(id)!);
            var before = memory.Rules.Find(number)?.Rule;
            var after = memory.Rules.Decide(number, choice is { } c ? new UserDecision(c) : null) ?? throw NoSuch(parsed.GetValue(id)!);
            memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
            foreach (var line in RuleChange.Describe(before!, after, name))
                Output.Line(Output.Safe(line));
            return 0;
        });
        return command;
    }

    private static int List(string? project, bool all, bool json)
    {
        var memory = Context.Open();
        var scope = Context.Scope(memory.Projects, project, all)?.Id;
        var rules = memory.Rules.All(scope);
        if (json)
        {
            Output.Json([.. rules.Select(Convert), .. TeamRuleCommands.Convert(memory.Team, scope)], OutputJson.Plain.ListJsonRule);
            return 0;
        }
        if (!rules.Any(r => RuleGroups.Classify(r) == RuleGroup.Rule))
            Output.Line("No rules yet: a mistake made three times becomes an insight, and an insight that agents follow becomes a rule.");
        foreach (var group in rules.GroupBy(RuleGroups.Classify).OrderBy(g => g.Key))
        {
            Output.Line(RuleGroups.Heading(group.Key));
            foreach (var r in group)
                Output.Line(
                    $"  [bold]#{r.Id}[/] {Output.Safe(r.Record.Text)}\n"
                        + $"     [grey]{Where(r)} · {Source(r)} · confidence {r.Record.Confidence:0.00} · {TrackRecord(r)}[/]"
                );
        }
        TeamRuleCommands.Print(memory.Team, memory.Team.All(scope));
        if (rules.Count == 0 && project is null && !all)
            Output.Line("For other projects: [bold]totalmemory rules --all[/]");
        return 0;
    }

    private static int ShowOne(long id, bool json)
    {
        var memory = Context.Open();
        var story = memory.Rules.Find(id) ?? throw NoSuch(id.ToString(CultureInfo.InvariantCulture));
        var r = story.Rule;
        if (json)
        {
            Output.Json(
                Convert(r) with
                {
                    Quotes = [.. story.Evidence.Select(e => e.Quote)],
                    Sessions =
                    [
                        .. story.Ledger.Select(l => new JsonLedgerLine(l.Session, OutcomeText(l.Outcome), l.Matched, l.Quote, l.At)),
                    ],
                },
                OutputJson.Plain.JsonRule
            );
            return 0;
        }
        Output.Line($"[bold]#{r.Id}[/] {StatusText(r)} {Output.Safe(r.Record.Text)}");
        Output.Line($"[grey]{Where(r)} · {Source(r)} · importance {r.Record.Importance}, confidence {r.Record.Confidence:0.00}[/]");
        if (r.Trigger.Command is { } command)
            Output.Line($"[grey]about[/] {TriggerText(command)} · {r.Level.ToString().ToLowerInvariant()}");
        else if (r.Trigger.Paths.Count > 0)
            Output.Line(
                $"[grey]about files[/] {Output.Safe(string.Join(", ", r.Trigger.Paths))} · {r.Level.ToString().ToLowerInvariant()}"
            );
        Output.Line(
            $"{TrackRecord(r)}{(story.Reminded > 0 ? $"; reminded in {Output.Count(story.Reminded, "session")}" : "")}\n\n"
                + "[bold]Learned from[/]"
        );
        ShowHistory(story);
        return 0;
    }

    private static void ShowHistory(RuleStory story)
    {
        foreach (var e in story.Evidence.Where(e => e.Role == EvidenceRole.Source))
            Output.Line(
                $"  [grey]{e.At:yyyy-MM-dd HH:mm} · session {Output.Safe(e.Session)} · line {e.Line}[/]\n    {Output.Shorten(e.Quote, 300)}"
            );
        if (story.Ledger.Count > 0)
            Output.Line("\n[bold]Since then[/]");
        foreach (var l in story.Ledger)
            Output.Line(
                $"  [grey]{l.At:yyyy-MM-dd HH:mm} · session {Output.Safe(l.Session)}[/] {OutcomeText(l.Outcome)}: "
                    + Output.Shorten(l.Quote, 160)
            );
    }

    internal static JsonRule Convert(Rule r) =>
        new(
            r.Id,
            r.Record.Kind,
            r.Record.Text,
            r.Record.Scope.ToString().ToLowerInvariant(),
            r.Record.ProjectName,
            r.Record.Status.ToString().ToLowerInvariant(),
            r.Source.ToString().ToLowerInvariant(),
            r.Record.Importance,
            Math.Round(r.Record.Confidence, 4),
            r.Level.ToString().ToLowerInvariant(),
            r.Ledger.Matched,
            r.Ledger.Obeyed,
            r.Ledger.Violated,
            r.Ledger.Overridden,
            null,
            null,
            r.WaitingSince is not null
        );

    private static string StatusText(Rule r) =>
        RuleGroups.Classify(r) switch
        {
            RuleGroup.Suspended => "[red]suspended[/]",
            RuleGroup.Rule => "[green]rule[/]",
            RuleGroup.Note => "[yellow]agent's note[/]",
            RuleGroup.Waiting => "[yellow]waiting for review[/]",
            _ => "[yellow]insight[/]",
        };

    internal static string Where(Rule r) => r.Record.Scope == Scope.Global ? "everywhere" : Output.Safe(r.Record.ProjectName);

    internal static string Source(Rule r) =>
        r.Source switch
        {
            RuleSource.Stated => "you said so",
            RuleSource.Noted => $"written by an agent (votes +{r.Votes.Up} −{r.Votes.Down})",
            RuleSource.Asked => $"asked for in {Output.Count(r.FoundingSessions, "session")}",
            RuleSource.Corrected => $"corrected in {Output.Count(r.FoundingSessions, "session")}",
            _ => $"the same error and fix in {Output.Count(r.FoundingSessions, "session")}",
        };

    private static string TrackRecord(Rule r) =>
        r.Ledger.Judged + r.Ledger.Overridden == 0
            ? "not needed since"
            : $"sessions: followed {r.Ledger.Obeyed}, broken {r.Ledger.Violated}, overridden {r.Ledger.Overridden} "
                + $"({Output.Count(r.Ledger.Matched, "call")})";

    private static string TriggerText(CommandTrigger command) =>
        Output.Safe(command.Verb)
        + Flags(" with ", command.With)
        + Flags(" without ", command.Without)
        + (command.Instead.Length > 0 ? $" [grey]instead of[/] {Output.Safe(command.Instead)}" : "");

    private static string Flags(string before, IReadOnlyList<string> flags) =>
        flags.Count == 0 ? "" : Output.Safe(before + string.Join(' ', flags));

    private static string OutcomeText(OccasionOutcome outcome) => outcome.ToString().ToLowerInvariant();

    internal static CommandException NoSuch(string id) =>
        new($"There is no rule #{id.TrimStart('#')}. 'totalmemory rules --all' lists them.");
}
