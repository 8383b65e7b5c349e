using TotalMemory.Extraction.Errors;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Rules;

/// <summary>Derives from a cluster what its rule is about. Pure.</summary>
internal static class Triggers
{
    private const int ShortestWord = 4; // chosen: shorter words occur in every prompt

    public static RuleTrigger Derive(Cluster cluster, IReadOnlyList<string> shared)
    {
        if (cluster.Habit is { } habit)
            return new RuleTrigger { Command = Widen(habit, cluster).Trigger };
        // A word of the rule that occurs in the paths of files changed before the mistakes: handlers/user.go, UserHandler.cs.
        var corrections = cluster.Mistakes.Where(m => m.IsCorrection && m.Edited.Count > 0).ToList();
        var words = shared
            .Where(w => w.Length >= ShortestWord && w.All(char.IsLetter))
            .Select(w =>
                (
                    Word: w,
                    Times: corrections.Count(m => m.Edited.Any(f => PathGlob.Tail(f).Contains(w, StringComparison.OrdinalIgnoreCase)))
                )
            )
            .Where(w => w.Times > 0)
            .ToList();
        return words.Count == 0
            ? new RuleTrigger()
            : new RuleTrigger
            {
                Paths = [.. words.OrderByDescending(w => w.Times).Take(2).Select(w => $"*{w.Word}*")],
                ArePathsSure = words.Max(w => w.Times) >= 2,
            };
    }

    // Mistakes with several subcommands of one program: the rule is about the program.
    private static Habit Widen(Habit habit, Cluster cluster)
    {
        var verbs = cluster.Mistakes.Where(m => m.Habit?.Key == habit.Key).Select(m => m.Habit!.Trigger.Verb).Distinct().ToList();
        return verbs.Count > 1 ? habit with { Trigger = habit.Trigger with { Verb = habit.Trigger.Program } } : habit;
    }
}
