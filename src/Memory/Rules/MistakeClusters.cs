using TotalMemory.Extraction.Errors;

namespace TotalMemory.Rules;

/// <summary>A cluster of similar mistakes.</summary>
internal sealed record Cluster(IReadOnlyList<Mistake> Mistakes)
{
    public IReadOnlyList<string> Projects => [.. Mistakes.Select(m => m.Project).Distinct()];

    /// <summary>Number of mistakes; an error and its correction in one session count as one.</summary>
    public int Count => CountOf(Mistakes);

    public static int CountOf(IEnumerable<Mistake> mistakes) =>
        mistakes.GroupBy(m => m.Session).Sum(s => Math.Max(s.Count(m => m.IsCorrection), s.Count(m => !m.IsCorrection)));

    /// <summary>The most frequent habit; null if none has one.</summary>
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
/// Clusters mistakes: by signature or habit first, then corrections by meaning. Pure; the result does not depend on the order.
/// </summary>
internal static class MistakeClusters
{
    /// <summary>Minimum mean similarity to a cluster's corrections to join it.</summary>
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
