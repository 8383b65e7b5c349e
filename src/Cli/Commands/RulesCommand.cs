using System.CommandLine;
using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;

namespace TotalMemory.Cli.Commands;

internal static class RulesCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var all = new Option<bool>("--all") { Description = "Rules of every project." };
        var command = new ExampledCommand(
            "rules",
            "What repeated mistakes taught, and how each rule fared.",
            "totalmemory rules",
            "totalmemory rules --all",
            "totalmemory rules show 12",
            "totalmemory rules ask 12",
            "totalmemory rules suspend 12"
        )
        {
            project,
            all,
            Show(),
            Decision("ask", "Let a rule ask you before a call that breaks it (Claude Code asks; Codex is reminded).", "ask"),
            Decision("suspend", "Take a rule out of briefings and reminders.", "suspended"),
            Decision("activate", "Keep a rule whatever its ledger says.", "active"),
            Decision("reset", "Take your word back: the ledger decides again.", null),
        };
        command.SetAction(parsed => List(parsed.GetValue(project), parsed.GetValue(all), parsed.GetValue(Options.Json)));
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("id") { Description = "Number of the rule." };
        var command = new Command("show", "One rule: the words it came from, and every session in which it mattered.") { id };
        command.SetAction(parsed => ShowOne(Context.Id(parsed.GetValue(id)!), parsed.GetValue(Options.Json)));
        return command;
    }

    private static Command Decision(string name, string description, string? word)
    {
        var id = new Argument<string>("id") { Description = "Number of the rule." };
        var command = new Command(name, description) { id };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var rule = memory.Rules.Decide(Context.Id(parsed.GetValue(id)!), word) ?? throw NoSuch(parsed.GetValue(id)!);
            memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
            Output.Line($"{Standing(rule)} [bold]#{rule.Id}[/] {Output.Safe(rule.Record.Text)}");
            return 0;
        });
        return command;
    }

    private static int List(string? project, bool all, bool json)
    {
        var memory = Context.Open();
        var rules = memory.Rules.All(Context.Scope(memory, project, all)?.Id);
        if (json)
        {
            Output.Json([.. rules.Select(Of)], OutputJson.Plain.ListJsonRule);
            return 0;
        }
        foreach (var r in rules)
            Output.Line(
                $"[bold]#{r.Id}[/] {Standing(r)} {Output.Safe(r.Record.Text)}\n    [grey]{Where(r)} · {Source(r)} · confidence {r.Record.Confidence:0.00} · {Fared(r)}[/]"
            );
        if (rules.Count == 0)
            Output.Line(
                "No rules yet: three mistakes of a kind from two sessions make an insight, and outcomes make it a rule. Try [bold]--all[/]."
            );
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
                Of(r) with
                {
                    Quotes = [.. story.Evidence.Select(e => e.Quote)],
                    Sessions = [.. story.Ledger.Select(l => new JsonLedgerLine(l.Session, Word(l.Outcome), l.Matched, l.Quote, l.At))],
                },
                OutputJson.Plain.JsonRule
            );
            return 0;
        }
        Output.Line($"[bold]#{r.Id}[/] {Standing(r)} {Output.Safe(r.Record.Text)}");
        Output.Line($"[grey]{Where(r)} · {Source(r)} · importance {r.Record.Importance}, confidence {r.Record.Confidence:0.00}[/]");
        if (r.Trigger.Command is { } command)
            Output.Line(
                $"[grey]speaks of[/] {Output.Safe(command.Verb)}{Flags(" with ", command.With)}{Flags(" without ", command.Without)}{(command.Instead.Length > 0 ? $" [grey]instead of[/] {Output.Safe(command.Instead)}" : "")} · {r.Level.ToString().ToLowerInvariant()}"
            );
        else if (r.Trigger.Paths.Count > 0)
            Output.Line(
                $"[grey]speaks of files[/] {Output.Safe(string.Join(", ", r.Trigger.Paths))} · {r.Level.ToString().ToLowerInvariant()}"
            );
        Output.Line(
            $"{Fared(r)}{(story.Reminded > 0 ? $", the agent was reminded in {story.Reminded} sessions" : "")}\n\n[bold]Made from[/]"
        );
        foreach (var e in story.Evidence.Where(e => e.Role == EvidenceRole.Source))
            Output.Line(
                $"  [grey]{e.At:yyyy-MM-dd HH:mm} · session {Output.Safe(e.Session)} · line {e.Line}[/]\n    {Output.Safe(Sentences.Cut(Sentences.OneLine(e.Quote), 300))}"
            );
        if (story.Ledger.Count > 0)
            Output.Line("\n[bold]Since then[/]");
        foreach (var l in story.Ledger)
            Output.Line(
                $"  [grey]{l.At:yyyy-MM-dd HH:mm} · session {Output.Safe(l.Session)}[/] {Word(l.Outcome)}: {Output.Safe(Sentences.Cut(Sentences.OneLine(l.Quote), 160))}"
            );
        return 0;
    }

    private static JsonRule Of(Rule r) =>
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
            null
        );

    private static string Standing(Rule r) =>
        r.Record.Status == RecordStatus.Suspended ? "[red]suspended[/]"
        : r.IsProven ? "[green]rule[/]"
        : "[yellow]insight[/]";

    private static string Where(Rule r) => r.Record.Scope == Scope.Global ? "everywhere" : Output.Safe(r.Record.ProjectName);

    private static string Source(Rule r) =>
        r.Source switch
        {
            RuleSource.Stated => "said outright",
            RuleSource.Noted => $"written down by an agent (votes +{r.Votes.Up} −{r.Votes.Down})",
            RuleSource.Corrected => $"corrected in {r.Support} sessions",
            _ => $"the same error and way out in {r.Support} sessions",
        };

    private static string Fared(Rule r) =>
        r.Ledger.Judged + r.Ledger.Overridden == 0
            ? "no occasion since"
            : $"obeyed in {r.Ledger.Obeyed}, violated in {r.Ledger.Violated}, overridden in {r.Ledger.Overridden} sessions ({r.Ledger.Matched} calls)";

    private static string Flags(string before, IReadOnlyList<string> flags) =>
        flags.Count == 0 ? "" : Output.Safe(before + string.Join(' ', flags));

    private static string Word(OccasionOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static CommandException NoSuch(string id) =>
        new($"There is no rule {id}. Rules stand in the answer of 'totalmemory rules --all'.");
}
