using TotalMemory.Extraction.Errors;

namespace TotalMemory.Rules;

/// <summary>Mistakes of one kind.</summary>
internal sealed record Cluster(IReadOnlyList<Mistake> Mistakes)
{
    public IReadOnlyList<string> Projects => [.. Mistakes.Select(m => m.Project).Distinct()];

    /// <summary>How many mistakes they are: an error and the correction it drew, in one session, are one.</summary>
    public int Count => CountOf(Mistakes);

    public static int CountOf(IEnumerable<Mistake> mistakes) =>
        mistakes.GroupBy(m => m.Session).Sum(s => Math.Max(s.Count(m => m.IsCorrection), s.Count(m => !m.IsCorrection)));

    /// <summary>The habit that most of them show; null when commands do not tell.</summary>
    public Habit? Habit =>
        Mistakes
            .Where(m => m.Habit is not null)
            .GroupBy(m => m.Habit!.Key)
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()
            ?.OrderBy(m => m.Habit!.Trigger.Verb.Length)
            .ThenByDescending(m => m.At)
            .First()
            .Habit;
}

/// <summary>
/// Joins mistakes: by signature or habit first, then corrections by meaning. Pure, and the same for the same mistakes in any order given.
/// </summary>
internal static class MistakeClusters
{
    /// <summary>Mean similarity to a cluster's corrections from which another one belongs to it.</summary>
    private const double Alike = 0.42;

    public static IReadOnlyList<Cluster> Group(IEnumerable<Mistake> mistakes)
    {
        var all = mistakes
            .OrderBy(m => m.At)
            .ThenBy(m => m.Evidence.File, StringComparer.Ordinal)
            .ThenBy(m => m.Evidence.Line)
            .ThenBy(m => m.Record)
            .ToList();
        var groups = new List<List<Mistake>>();
        var byKey = new Dictionary<string, List<Mistake>>(StringComparer.Ordinal);
        var corrections = new CorrectionGroups(new MistakeWords([.. all.Where(m => m.IsCorrection)]), Alike);
        foreach (var m in all)
        {
            var home = FindGroup(m, byKey, corrections);
            if (home is null)
                groups.Add(home = []);
            home.Add(m);
            if (Key(m) is { } key)
                byKey.TryAdd(key, home);
            if (m.IsCorrection)
                corrections.Add(m, home);
        }
        return [.. groups.Select(g => new Cluster(g))];
    }

    private static List<Mistake>? FindGroup(Mistake m, Dictionary<string, List<Mistake>> byKey, CorrectionGroups corrections)
    {
        if (Key(m) is { } key && byKey.TryGetValue(key, out var same))
            return same;
        return m.IsCorrection ? corrections.Nearest(m) : null;
    }

    private static string? Key(Mistake m)
    {
        if (m.Habit is { } habit)
            return "habit:" + habit.Key;
        return m.Signature is { } signature ? "error:" + signature : null;
    }
}
