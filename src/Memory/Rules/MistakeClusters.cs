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

/// <summary>Joins mistakes: by signature or habit first, then corrections by meaning. Pure, and the same for the same mistakes in any order given.</summary>
internal static class MistakeClusters
{
    /// <summary>Mean similarity to a cluster's corrections from which another one belongs to it.</summary>
    private const double Alike = 0.42;

    public static IReadOnlyList<Cluster> Of(IEnumerable<Mistake> mistakes)
    {
        var all = mistakes
            .OrderBy(m => m.At)
            .ThenBy(m => m.Evidence.File, StringComparer.Ordinal)
            .ThenBy(m => m.Evidence.Line)
            .ThenBy(m => m.Record)
            .ToList();
        var words = new MistakeWords([.. all.Where(m => m.IsCorrection)]);
        var groups = new List<List<Mistake>>();
        var byKey = new Dictionary<string, List<Mistake>>(StringComparer.Ordinal);
        foreach (var m in all)
        {
            var key =
                m.Habit is { } habit ? "habit:" + habit.Key
                : m.Signature is { } signature ? "error:" + signature
                : null;
            var home =
                key is not null && byKey.TryGetValue(key, out var same) ? same
                : m.IsCorrection ? Nearest(groups, m, words)
                : null;
            if (home is null)
                groups.Add(home = []);
            home.Add(m);
            if (key is not null)
                byKey.TryAdd(key, home);
        }
        return [.. groups.Select(g => new Cluster(g))];
    }

    private static List<Mistake>? Nearest(List<List<Mistake>> groups, Mistake m, MistakeWords words)
    {
        var best = (Group: (List<Mistake>?)null, Similarity: 0.0);
        foreach (var group in groups)
        {
            var corrections = group.Where(g => g.IsCorrection).ToList();
            // Two different habits stay two, whatever words they share.
            if (corrections.Count == 0 || (m.Habit is not null && corrections.Any(c => c.Habit is { } h && h.Key != m.Habit.Key)))
                continue;
            var similarity = corrections.Average(c => words.Similarity(c, m));
            if (similarity >= Alike && similarity > best.Similarity)
                best = (group, similarity);
        }
        return best.Group;
    }
}
