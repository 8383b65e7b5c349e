using TotalMemory.Spool.Reminders;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

/// <summary>What the team says, as a person sees and refuses it. Its numbers begin with T.</summary>
internal static class TeamRules
{
    /// <summary>What it is called where programs read it.</summary>
    private const string Kind = "team";

    public static void Print(MemoryServices memory, IReadOnlyList<TeamRule> all)
    {
        if (all.Count == 0)
            return;
        Output.Line("[bold blue]From your team[/] (their word, not yours; off with 'totalmemory rules suspend T3')");
        foreach (var t in all)
            Output.Line(
                $"  [bold]{t.Name}[/] {Output.Safe(t.Text)}\n"
                    + $"     [grey]{Output.Safe(t.Author)} · {Output.Safe(memory.Team.Where(t))}{(t.IsOff ? " · off" : "")}[/]"
            );
    }

    public static JsonHit Hit(MemoryServices memory, TeamRule t) =>
        new(null, Kind, Kind, t.Text, memory.Team.Where(t), null, null, t.Name, t.Author);

    /// <summary>For programs, also those that are off.</summary>
    public static IEnumerable<JsonRule> Convert(MemoryServices memory, string? project) =>
        memory
            .Team.All(project)
            .Select(t => new JsonRule(
                null,
                Kind,
                t.Text,
                t.IsEverywhere ? "global" : "project",
                memory.Team.Where(t),
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
    public static int Decide(MemoryServices memory, long id, string decision)
    {
        if (decision == "ask")
            throw new CommandException("Only your own rules ask: what your team says is shown, and no more.");
        var after = (decision == "suspend" ? memory.Team.TurnOff(id) : memory.Team.TurnOn(id)) ?? throw NoSuch(id);
        memory.Publishing.Publish([Reminder.Everywhere]);
        Output.Line(Output.Safe($"{after.Name} {after.Text}"));
        Output.Line(
            after.IsOff
                ? $"  Off: agents are not told, whoever of your team says it. To undo: totalmemory rules activate {after.Name}"
                : "  On: briefings show it among what your team says."
        );
        return 0;
    }

    public static int Forget(MemoryServices memory, long id)
    {
        var forgotten = memory.Team.Forget(id) ?? throw NoSuch(id);
        memory.Publishing.Publish([Reminder.Everywhere]);
        memory.WipeFreed();
        Output.Line($"Forgot {forgotten.Name}: {Output.Safe(forgotten.Text)}");
        Output.Line("It is not taken again, whoever of your team says it. Your team still has it.");
        return 0;
    }

    private static CommandException NoSuch(long id) =>
        new($"Your team says nothing called T{id}. 'totalmemory rules --all' lists what it says.");
}
