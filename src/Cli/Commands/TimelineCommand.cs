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
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed.GetValue(project),
                    parsed.GetValue(all),
                    new TimelineQuery
                    {
                        Text = string.Join(' ', parsed.GetValue(query) ?? []),
                        Since = parsed.GetValue(since),
                        Until = parsed.GetValue(until),
                        Limit = parsed.GetValue(limit),
                    },
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string? project, bool all, TimelineQuery query, CancellationToken cancel)
    {
        Context.Limit(query.Limit);
        var memory = Context.Open();
        var scope = Context.Scope(memory.Projects, project, all);
        var (total, sessions) = await memory.Timeline.FindAsync(query with { Project = scope?.Id }, cancel);
        if (Output.IsJson)
            Output.Json([.. sessions.Select(Convert)], OutputJson.Plain.ListJsonSession);
        else
            Show(sessions, total, scope, all, query is not { Text: "", Since: null, Until: null });
        return 0;
    }

    private static JsonSession Convert(TimelineSession s) =>
        new(s.Id, s.Number, s.Client, s.Project, s.Started, s.Ended, s.Outcome, s.Episode, [.. s.Learned.Select(Records.Convert)]);

    private static void Show(IReadOnlyList<TimelineSession> sessions, int total, ProjectIdentity? scope, bool all, bool isFiltered)
    {
        foreach (var s in sessions)
        {
            var about =
                Output.Detail(s.Client) + Output.Detail(s.Branch) + Output.Detail(all ? s.Project : null) + Output.Detail(s.Outcome);
            Output.Line(
                $"[bold]{s.Number}.[/] [grey]{s.Started:yyyy-MM-dd HH:mm}{about}[/] {Output.Shorten(s.Episode ?? "no request", 240)}"
            );
            foreach (var r in s.Learned)
                Output.Line($"     [grey]#{r.Id} {r.Label}[/] {Output.Shorten(r.Text, 160)}");
        }
        var such = isFiltered ? "such " : "";
        var elsewhere = scope is null ? "" : $" in {Output.Safe(scope.Name)}. Try [bold]--all[/], or --project NAME";
        Output.Line(
            sessions.Count == 0 ? $"No {such}sessions{elsewhere}." : $"[grey]{sessions.Count:N0} of {Output.Count(total, "session")}[/]"
        );
    }
}
