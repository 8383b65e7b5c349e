using System.CommandLine;
using TotalMemory.Browsing;

namespace TotalMemory.Cli.Commands;

/// <summary>Searches the words of every turn of every session.</summary>
internal static class HistoryCommand
{
    private const int LongestLine = 260; // chosen: a few lines

    public static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "Words to look for.", Arity = ArgumentArity.OneOrMore };
        var project = Options.Project();
        var all = Options.All();
        var limit = Options.Limit(20);
        var by = new Option<Speaker>("--by") { Description = "Who said it: anyone, person, agent or tools." };
        by.CompletionSources.Add("anyone", "person", "agent", "tools");
        var command = new ExampledCommand(
            "history",
            "Search the full text of every session.",
            "totalmemory history connection refused",
            "totalmemory history deploy --by person --all"
        )
        {
            words,
            project,
            all,
            limit,
            by,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var query = new TurnQuery
            {
                Text = string.Join(' ', parsed.GetValue(words)!),
                Project = Context.Scope(memory.Projects, parsed.GetValue(project), parsed.GetValue(all))?.Id,
                By = parsed.GetValue(by),
                Limit = Context.Limit(parsed.GetValue(limit)),
            };
            return Print(query, memory.TurnSearch.Find(query));
        });
        return command;
    }

    private static int Print(TurnQuery query, TurnAnswer answer)
    {
        if (Output.IsJson)
        {
            Output.Json([.. answer.Hits.Select(h => Convert(query, h))], OutputJson.Plain.ListJsonTurn);
            return 0;
        }
        foreach (var h in answer.Hits)
            Output.Line(
                $"[grey]{h.At:yyyy-MM-dd HH:mm} {Output.Safe(h.ProjectName)} · {Who(h)} · session {Output.Safe(h.Session)}[/]\n  "
                    + Output.Safe(Excerpt.Cut(h.Text, query.Text, LongestLine))
            );
        if (answer.Hits.Count == 0)
            Output.Line(query.Project is null ? "Nobody said this in any session." : "Nobody said this here. Try [bold]--all[/].");
        else if (answer.HasMore)
            Output.Line("[grey]There are more: --limit shows them, or[/] totalmemory web");
        return 0;
    }

    private static JsonTurn Convert(TurnQuery query, TurnHit h) =>
        new(h.Session, h.Client, h.ProjectName, Who(h), h.At, Excerpt.Cut(h.Text, query.Text, LongestLine));

    private static string Who(TurnHit hit) => hit.Tool is { Length: > 0 } tool ? Output.Safe(tool) : hit.Kind.ToString().ToLowerInvariant();
}
