using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Cli.Commands;

/// <summary>Says what a person's decision on a rule changed. Pure.</summary>
internal static class RuleChange
{
    /// <param name="decision">The command: ask, suspend, activate or reset.</param>
    public static IEnumerable<string> Describe(Rule before, Rule after, string decision)
    {
        yield return $"#{after.Id} {after.Record.Text}";
        var (was, now) = (StatusText(before), StatusText(after));
        if (was != now)
            yield return $"  Before: {was}. Now: {now}; {Meaning(decision)}.";
        else if (before.Decision != after.Decision)
            yield return $"  It stays {now}; {Meaning(decision)}.";
        else
            yield return $"  Nothing changed: it was already {now}.";
        if (decision == "ask" && after.Trigger.Command is null && after.Trigger.Paths.Count == 0)
            yield return "  It names no command or file, so calls cannot be checked against it; it is shown in briefings.";
        if (decision != "reset")
            yield return $"  To undo: totalmemory rules reset {after.Id}";
    }

    private static string StatusText(Rule r) =>
        (
            RuleGroups.Classify(r) switch
            {
                RuleGroup.Rule => "a rule",
                RuleGroup.Insight => "an insight",
                RuleGroup.Note => "an agent's note",
                RuleGroup.Waiting => "waiting for review",
                _ => "suspended",
            }
        ) + LevelSuffix(r);

    private static string LevelSuffix(Rule r) =>
        (RuleGroups.Classify(r), r.Level) switch
        {
            (RuleGroup.Suspended or RuleGroup.Waiting, _) or (_, ReminderLevel.Observe) => "",
            (_, ReminderLevel.Ask) => " that asks you",
            _ => " that reminds",
        };

    private static string Meaning(string decision) =>
        decision switch
        {
            "ask" => "you are asked before a call that breaks it, where the client can ask; else the agent is reminded",
            "suspend" => "briefings and reminders leave it out",
            "activate" => "it stays active, whatever its track record",
            _ => "its track record decides from now on",
        };
}
