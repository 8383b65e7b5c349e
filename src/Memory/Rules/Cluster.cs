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
