using System.CommandLine;
using TotalMemory.History;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class TimelineCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("query") { Description = "Only sessions about these words.", Arity = ArgumentArity.ZeroOrMore };
        var project = Options.Project();
        var all = Options.All();
        var limit = Options.Limit(10);
        var since = new Option<DateTimeOffset?>("--since") { Description = "From this day on, like 2026-03-01." };
        var until = new Option<DateTimeOffset?>("--until") { Description = "Up to this day." };
        var command = new ExampledCommand(
            "timeline",
            "List sessions in order, with what was learned in each.",
            "totalmemory timeline",
            "totalmemory timeline docker --since 2026-03-01",
            "totalmemory timeline --all --limit 50"
        )
        {
            query,
            project,
            all,
            limit,
            since,
            until,
        };
        command.SetAction(parsed =>
            Run(
                string.Join(' ', parsed.GetValue(query) ?? []),
                parsed.GetValue(project),
                parsed.GetValue(all),
                parsed.GetValue(limit),
                parsed.GetValue(since),
                parsed.GetValue(until)
            )
        );
        return command;
    }

    private static string Label(Knowledge.KnowledgeRecord r) =>
        r.Type == Knowledge.RecordType.Fact ? r.Kind : r.Type.ToString().ToLowerInvariant();

    private static int Run(string query, string? project, bool all, int limit, DateTimeOffset? since, DateTimeOffset? until)
    {
        Context.Limit(limit);
        var memory = Context.Open();
        var scope = Context.Scope(memory.Projects, project, all);
        var (total, sessions) = memory.Timeline.Find(
            new TimelineQuery
            {
                Project = scope?.Id,
                Text = query,
                Since = since,
                Until = until,
                Limit = limit,
            }
        );
        if (Output.IsJson)
            Output.Json([.. sessions.Select(Convert)], OutputJson.Plain.ListJsonSession);
        else
            Show(sessions, total, scope, all);
        return 0;
    }

    private static JsonSession Convert(TimelineSession s) =>
        new(s.Id, s.Number, s.Client, s.Project, s.Started, s.Ended, s.Outcome, s.Episode, [.. s.Learned.Select(Records.Convert)]);

    private static void Show(IReadOnlyList<TimelineSession> sessions, int total, ProjectIdentity? scope, bool all)
    {
        foreach (var s in sessions)
        {
            var about = Output.And(s.Client) + Output.And(s.Branch) + Output.And(all ? s.Project : null) + Output.And(s.Outcome);
            Output.Line(
                $"[bold]{s.Number}.[/] [grey]{s.Started:yyyy-MM-dd HH:mm}{about}[/] {Output.Brief(s.Episode ?? "no request", 240)}"
            );
            foreach (var r in s.Learned)
                Output.Line($"     [grey]#{r.Id} {Label(r)}[/] {Output.Brief(r.Text, 160)}");
        }
        Output.Line(
            sessions.Count == 0
                ? $"No such sessions{(scope is null ? "" : $" in {Output.Safe(scope.Name)}. Try [bold]--all[/], or --project NAME")}."
                : $"[grey]{sessions.Count:N0} of {Output.Count(total, "session")}[/]"
        );
    }
}
