namespace TotalMemory.Rules;

/// <summary>
/// Groups of corrections, found by the words they share: a correction is compared only with those that hold one of its specific words, or
/// one of whose specific words it holds, so that joining many costs little more than reading them.
/// </summary>
/// <param name="least">Mean similarity to a group's corrections from which another one belongs to it.</param>
internal sealed class CorrectionGroups(MistakeWords words, double least)
{
    /// <summary>Corrections of a group that others are compared with, the oldest (chosen: a mean of so many does not move).</summary>
    private const int MostCompared = 64;

    /// <summary>
    /// Corrections that one is compared with to find its groups, those that share its rarest word first (chosen: where all share their
    /// words, more would name the same groups).
    /// </summary>
    private const int MostLooks = 256;

    /// <summary>Groups that one may belong to and is compared with in full (chosen).</summary>
    private const int MostNear = 8;

    private readonly Postings<Mistake> byWord = new();
    private readonly Postings<Mistake> byTellingWord = new();
    private readonly Dictionary<Mistake, Group> groupOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<List<Mistake>, Group> groups = new(ReferenceEqualityComparer.Instance);

    public void Add(Mistake correction, List<Mistake> home)
    {
        if (!groups.TryGetValue(home, out var group))
            groups[home] = group = new Group(home, groups.Count);
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
    /// The group whose corrections are most alike to this one on average, the older of two; null when none is alike enough.
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

    // Different habits stay apart, whatever words they share.
    private static bool MayJoin(Mistake correction, Group group) =>
        correction.Habit is not { } habit || group.Habits.All(h => h == habit.Key);

    // On average no group is more alike than the most alike of its corrections.
    private HashSet<Group> Near(Mistake correction)
    {
        var seen = new HashSet<Mistake>(ReferenceEqualityComparer.Instance);
        var near = new HashSet<Group>();
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

    private sealed class Group(List<Mistake> mistakes, int order)
    {
        public List<Mistake> Mistakes => mistakes;

        public int Order => order;

        public List<Mistake> Compared { get; } = [];

        public HashSet<string> Habits { get; } = new(StringComparer.Ordinal);
    }
}
