using System.CommandLine;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

internal static class SearchCommand
{
    public static Command Create()
    {
        var query = Words();
        var project = Options.Project();
        var all = new Option<bool>("--all") { Description = "Search every project." };
        var limit = Options.Limit(10);
        var explain = new Option<bool>("--explain") { Description = "Show how each hit was found: sources, ranks, scores." };
        var ranks = new Option<bool>("--rrf")
        {
            Description = "Combine words and meaning by reciprocal ranks instead of calibrated scores.",
        };
        var command = new ExampledCommand(
            "search",
            "Search what was learned, by words and by meaning.",
            "totalmemory search docker networking",
            "totalmemory search \"connection refused\" --all --limit 20",
            "totalmemory search deploy --explain"
        )
        {
            query,
            project,
            all,
            limit,
            explain,
            ranks,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var memory = Context.Open();
                var scope = Context.Scope(memory.Projects, parsed.GetValue(project), parsed.GetValue(all));
                var asked = Query(parsed.GetValue(query)!, scope, Context.Limit(parsed.GetValue(limit)), parsed.GetValue(ranks));
                var result = memory.TeamRecall.AddTo(asked, await memory.Recall.RecallAsync(asked, cancel: cancel));
                if (parsed.GetValue(Options.Json))
                    Print(result, memory.Team);
                else
                    Show(result, new SearchOutput(scope, memory.Database.ReadOnly, memory.Team, parsed.GetValue(explain)));
                return 0;
            }
        );
        return command;
    }

    /// <summary>What printing the answer needs besides the hits.</summary>
    /// <param name="Scope">Null for all projects.</param>
    /// <param name="ReadOnly">Why nothing can be kept; null when it can.</param>
    private sealed record SearchOutput(ProjectIdentity? Scope, string? ReadOnly, TeamBook Team, bool Explains);

    private static void Print(RecallResult result, TeamBook team) =>
        Output.Json(
            [.. result.Hits.Select(Convert), .. result.Team.Select(t => TeamRuleCommands.Hit(team, t))],
            OutputJson.Plain.ListJsonHit
        );

    private static Argument<string[]> Words() =>
        new("query") { Description = "Words to look for; typos are tolerated.", Arity = ArgumentArity.OneOrMore };

    private static RecallQuery Query(string[] words, ProjectIdentity? scope, int most, bool byRanks) =>
        new()
        {
            Text = string.Join(' ', words),
            Project = scope?.Id,
            Limit = most,
            Fusion = byRanks ? FusionMethod.ReciprocalRanks : FusionMethod.Calibrated,
        };

    private static JsonHit Convert(Hit h) =>
        new(
            h.Record.Id,
            h.Record.Type.ToString().ToLowerInvariant(),
            h.Record.Kind,
            h.Record.Text,
            h.Record.ProjectName,
            Math.Round(h.Score, 4),
            h.Signals
        );

    private static void Show(RecallResult result, SearchOutput shown)
    {
        if (shown.ReadOnly is { } readOnly)
            Output.Line($"[grey]{Output.Safe(readOnly)}[/]");
        if (result.Corrected.Count > 0)
            Output.Line($"[grey]searched for {Output.Safe(string.Join(", ", result.Corrected))}[/]");
        if (result.WithoutMeaning is { } reason)
            Output.Line($"[grey]by words only: {Output.Safe(reason)}[/]");
        foreach (var hit in result.Hits)
        {
            var project = shown.Scope is null ? hit.Record.ProjectName : null;
            var only = hit.IsByMeaningOnly ? " [grey](by meaning only)[/]" : "";
            var about = $"{hit.Record.Label}{Output.Detail(project)} · {hit.Record.Confirmed:yyyy-MM-dd}";
            Output.Line($"[bold]#{hit.Record.Id}[/] [grey]{about}[/] {Output.Safe(hit.Record.Text)}{only}");
            if (shown.Explains)
                Output.Line($"    [grey]{Explanation(hit)}[/]");
        }
        TeamRuleCommands.Print(shown.Team, result.Team);
        if (result.Hits.Count + result.Team.Count == 0)
            Output.Line(Nothing(shown.Scope));
    }

    private static string Nothing(ProjectIdentity? scope) =>
        scope is null ? "Nothing found." : $"Nothing found in {Output.Safe(scope.Name)}. Try [bold]--all[/], or --project NAME.";

    private static string Explanation(Hit hit)
    {
        var signals = string.Join(" · ", hit.Signals.Select(l => $"{l.Name.Word()} #{l.Rank} ({l.Score:0.000})"));
        var weight = $"importance {hit.Record.Importance}, confidence {hit.Record.Confidence:0.00}";
        return $"score {hit.Score:0.000} · {signals} · {weight}, last confirmed {hit.Record.Confirmed:yyyy-MM-dd}";
    }
}
