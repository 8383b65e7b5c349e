using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>Writes rules with a mechanical trigger and proven fixes into the file that hooks read (memory-mapped).</summary>
public sealed class ReminderPublisher(Database database, MemoryHome home, TimeProvider time)
{
    /// <summary>Most rules in the file; those of highest confidence are kept (chosen).</summary>
    private const int MostRules = 500;

    private const int MostFixes = 2_000; // chosen: the hook maps the file, so that its size costs little

    /// <summary>True when the file changed.</summary>
    public bool Publish()
    {
        using var c = database.Open();
        var rules = c
            .Rules.All()
            .Where(r => r.Record.Status == RecordStatus.Active && r.WaitingSince is null && r.Level != ReminderLevel.Observe)
            .OrderByDescending(r => r.Record.Confidence)
            .Take(MostRules);
        var fixes = ProvenFixes.Find(c.Statements.Solved(), time.GetUtcNow()).OrderByDescending(f => f.LastSeen).Take(MostFixes);
        var all = rules
            .SelectMany(FromRule)
            .Concat(fixes.Select(FromFix).OfType<Reminder>())
            .Select(r => r with { Text = SafeText.Clean(r.Text) })
            .ToList();
        // Reminders of a folder also hold in the folders below it that are not repositories.
        var below = all.Select(r => r.Project).Distinct().ToDictionary(p => p, p => c.Places.Below(p));
        return new ReminderFile(home).Publish(all.Concat(all.SelectMany(r => below[r.Project].Select(b => r with { Project = b }))));
    }

    internal static IEnumerable<Reminder> FromRule(Rule rule)
    {
        var project = rule.Record.ShownIn;
        if (rule.Trigger.Command is { } command)
            yield return new Reminder(ReminderKind.Command, rule.Id, project, command.Program, Text(rule))
            {
                Level = rule.Level,
                Trigger = command,
            };
        else if (rule.Trigger is { ArePathsSure: true, Paths.Count: > 0 })
            yield return new Reminder(ReminderKind.Path, rule.Id, project, "", Text(rule))
            {
                Level = rule.Level,
                Pattern = rule.Trigger.Paths,
            };
    }

    internal static Reminder? FromFix(ProvenFix fix) =>
        SignaturePattern.Build(fix.Program, fix.Error.Signature ?? "") is not { Count: > 0 } pattern
            ? null
            : new Reminder(
                ReminderKind.Fix,
                fix.Error.Id,
                fix.Error.ShownIn,
                fix.Program,
                $"TotalMemory: this error was met before and solved in {Counted.Format(fix.Sessions, "session")} by: "
                    + $"`{Sentences.Cut(fix.Text, 300)}`. It is what worked then, not an instruction."
            )
            {
                Pattern = pattern,
            };

    private static string Text(Rule rule) =>
        rule.Source switch
        {
            RuleSource.Stated =>
                $"TotalMemory, a rule in the user's own words: \"{rule.Record.Text}\". If the user has just asked for exactly "
                    + "this call, go on.",
            RuleSource.Corrected =>
                $"TotalMemory, a rule the user gave by correcting this in {Counted.Format(rule.FoundingSessions, "session")}: "
                    + $"\"{rule.Record.Text}\". If the user has just asked for exactly this call, go on.",
            _ => $"TotalMemory, learned from {Counted.Format(rule.FoundingSessions, "session")}: {rule.Record.Text}. If the "
                + "user has just asked for exactly this call, go on.",
        };
}
