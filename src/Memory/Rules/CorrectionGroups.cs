namespace TotalMemory.Rules;

/// <summary>
/// Groups of corrections, found by the words they share: only corrections that share two words with another are compared with it, so that
/// joining many costs little more than reading them.
/// </summary>
internal sealed class CorrectionGroups(MistakeWords words)
{
    /// <summary>Fewer shared words are no similarity (<see cref="MistakeWords.Similarity"/>).</summary>
    private const int LeastShared = 2;

    private readonly Dictionary<string, List<Mistake>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<Mistake, Group> groupOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<List<Mistake>, Group> groups = new(ReferenceEqualityComparer.Instance);

    public void Add(Mistake correction, List<Mistake> home)
    {
        if (!groups.TryGetValue(home, out var group))
            groups[home] = group = new Group(home, groups.Count);
        group.Corrections++;
        if (correction.Habit is { } habit)
            group.Habits.Add(habit.Key);
        groupOf[correction] = group;
        foreach (var word in words.Known(correction))
            if (byWord.TryGetValue(word, out var saying))
                saying.Add(correction);
            else
                byWord[word] = [correction];
    }

    /// <summary>The group whose corrections are most alike to this one on average, the older of two; null when none is as alike as <paramref name="least"/>.</summary>
    public List<Mistake>? Nearest(Mistake correction, double least)
    {
        var sums = new Dictionary<Group, double>();
        foreach (var other in Sharing(correction))
        {
            var group = groupOf[other];
            // Two different habits stay two, whatever words they share.
            if (correction.Habit is { } habit && group.Habits.Any(h => h != habit.Key))
                continue;
            sums[group] = sums.GetValueOrDefault(group) + words.Similarity(other, correction);
        }
        return sums.Select(s => (Group: s.Key, Similarity: s.Value / s.Key.Corrections))
            .Where(s => s.Similarity >= least)
            .OrderByDescending(s => s.Similarity)
            .ThenBy(s => s.Group.Order)
            .FirstOrDefault()
            .Group?.Mistakes;
    }

    private IEnumerable<Mistake> Sharing(Mistake correction)
    {
        var shared = new Dictionary<Mistake, int>(ReferenceEqualityComparer.Instance);
        foreach (var word in words.Known(correction))
        foreach (var other in byWord.GetValueOrDefault(word) ?? [])
            shared[other] = shared.GetValueOrDefault(other) + 1;
        return shared.Where(s => s.Value >= LeastShared).Select(s => s.Key);
    }

    private sealed class Group(List<Mistake> mistakes, int order)
    {
        public List<Mistake> Mistakes => mistakes;

        public int Order => order;

        public int Corrections { get; set; }

        public HashSet<string> Habits { get; } = new(StringComparer.Ordinal);
    }
}
