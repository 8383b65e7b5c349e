using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

/// <summary>The team's rules on the command line: listed, turned off, forgotten. Their numbers begin with T.</summary>
internal static class TeamRuleCommands
{
    /// <summary>The kind in JSON output.</summary>
    private const string Kind = "team";

    public static void Print(TeamBook team, IReadOnlyList<TeamRule> all)
    {
        if (all.Count == 0)
            return;
        Output.Line("[bold blue]From your team[/] (their rules, not yours; turn one off with 'totalmemory rules suspend T3')");
        foreach (var t in all)
            Output.Line(
                $"  [bold]{t.Name}[/] {Output.Safe(t.Text)}\n"
                    + $"     [grey]{Output.Safe(t.Author)} · {Output.Safe(team.Where(t))}{(t.IsOff ? " · off" : "")}[/]"
            );
    }

    public static JsonHit Hit(TeamBook team, TeamRule t) => new(null, Kind, Kind, t.Text, team.Where(t), null, null, t.Name, t.Author);

    /// <summary>For JSON output; includes those that are off.</summary>
    public static IEnumerable<JsonRule> Convert(TeamBook team, string? project) =>
        team.All(project)
            .Select(t => new JsonRule(
                null,
                Kind,
                t.Text,
                t.IsEverywhere ? "global" : "project",
                team.Where(t),
                t.IsOff ? "suspended" : "active",
                Kind,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Waits: false,
                t.Name,
                t.Author
            ));

    /// <summary>Turns one off or on again.</summary>
    /// <param name="decision">The command: suspend, activate or reset.</param>
    public static int Decide(TeamBook team, Publishing publishing, long id, string decision)
    {
        if (decision == "ask")
            throw new CommandException("Only your own rules can ask: your team's rules are only shown.");
        var after = (decision == "suspend" ? team.TurnOff(id) : team.TurnOn(id)) ?? throw NoSuch(id);
        publishing.Publish([Reminder.Everywhere]);
        Output.Line(Output.Safe($"{after.Name} {after.Text}"));
        Output.Line(
            after.IsOff
                ? $"  Off: agents are not told, whoever in your team shares it. To undo: totalmemory rules activate {after.Name}"
                : "  On: briefings show it among your team's rules."
        );
        return 0;
    }

    public static int Forget(TeamBook team, Publishing publishing, HomeErasure erasure, long id)
    {
        var forgotten = team.Forget(id) ?? throw NoSuch(id);
        publishing.Publish([Reminder.Everywhere]);
        erasure.Finish();
        Output.Line($"Forgot {forgotten.Name}: {Output.Safe(forgotten.Text)}");
        Output.Line("It is not received again, whoever in your team shares it. Your team still has it.");
        return 0;
    }

    private static CommandException NoSuch(long id) => new($"There is no team rule T{id}. 'totalmemory rules --all' lists them.");
}
