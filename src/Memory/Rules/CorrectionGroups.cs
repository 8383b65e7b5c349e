namespace TotalMemory.Rules;

/// <summary>
/// Groups corrections by shared words. A correction is compared only with those with which it shares a specific word, so that grouping
/// many costs little more than reading them.
/// </summary>
/// <param name="least">Minimum mean similarity to a group's corrections to join it.</param>
internal sealed class CorrectionGroups(MistakeWords words, double least)
{
    /// <summary>Corrections of a group used for comparison, the oldest (chosen: the mean of this many is stable).</summary>
    private const int MostCompared = 64;

    /// <summary>
    /// Corrections with which one is compared to find candidate groups, those with its rarest word first (chosen: more would find the same
    /// groups).
    /// </summary>
    private const int MostLooks = 256;

    /// <summary>Candidate groups that are compared in full (chosen).</summary>
    private const int MostNear = 8;

    private readonly Postings<Mistake> byWord = new();
    private readonly Postings<Mistake> byTellingWord = new();
    private readonly Dictionary<Mistake, CorrectionGroup> groupOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<List<Mistake>, CorrectionGroup> groups = new(ReferenceEqualityComparer.Instance);

    public void Add(Mistake correction, List<Mistake> home)
    {
        if (!groups.TryGetValue(home, out var group))
            groups[home] = group = new CorrectionGroup(home, groups.Count);
        if (correction.Habit is { } habit)
            group.Habits.Add(habit.Key);
        if (group.Compared.Count >= MostCompared)
            return;
        group.Compared.Add(correction);
        groupOf[correction] = group;
        foreach (var word in words.KnownWords(correction))
            byWord.Add(word, correction);
        foreach (var word in words.SelectiveTerms(correction, least))
            byTellingWord.Add(word, correction);
    }

    /// <summary>
    /// The group with the highest mean similarity, the older of two; null if none is similar enough.
    /// </summary>
    public List<Mistake>? Nearest(Mistake correction) =>
        Near(correction)
            .Where(group => MayJoin(correction, group))
            .Select(group => (Group: group, Similarity: group.Compared.Average(other => words.Similarity(other, correction))))
            .Where(s => s.Similarity >= least)
            .OrderByDescending(s => s.Similarity)
            .ThenBy(s => s.Group.Order)
            .FirstOrDefault()
            .Group?.Mistakes;

    // Different habits are never grouped, whatever words they share.
    private static bool MayJoin(Mistake correction, CorrectionGroup group) =>
        correction.Habit is not { } habit || group.Habits.All(h => h == habit.Key);

    // The mean similarity of a group is at most that of its most similar correction.
    private HashSet<CorrectionGroup> Near(Mistake correction)
    {
        var seen = new HashSet<Mistake>(ReferenceEqualityComparer.Instance);
        var near = new HashSet<CorrectionGroup>();
        foreach (var other in Sharing(correction))
        {
            if (!seen.Add(other) || near.Contains(groupOf[other]))
                continue;
            if (words.Similarity(other, correction) >= least)
                near.Add(groupOf[other]);
            if (near.Count == MostNear || seen.Count == MostLooks)
                break;
        }
        return near;
    }

    private IEnumerable<Mistake> Sharing(Mistake correction)
    {
        var held = words.SelectiveTerms(correction, least).Select(byWord.Values);
        var holding = words.KnownWords(correction).Select(byTellingWord.Values).OrderBy(l => l.Count);
        return held.Concat(holding).SelectMany(l => l);
    }

    private sealed class CorrectionGroup(List<Mistake> mistakes, int order)
    {
        public List<Mistake> Mistakes => mistakes;

        public int Order => order;

        public List<Mistake> Compared { get; } = [];

        public HashSet<string> Habits { get; } = new(StringComparer.Ordinal);
    }
}
