using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// Merges candidates for the same rule. Finds the candidate with the same meaning or the same habit, without comparing all pairs: of two
/// near-duplicates (<see cref="NearDuplicate"/>), one contains all words of the other.
/// </summary>
internal sealed class CandidateDuplicates
{
    private readonly List<RuleCandidate> kept = [];
    private readonly List<Words> words = [];
    private readonly Postings<int> byWord = new();
    private readonly Postings<int> byAnchor = new();
    private readonly Postings<int> byHabit = new();

    /// <summary>
    /// The same rule may come from a statement, a correction and an error: they are merged, in the person's words.
    /// </summary>
    public static IReadOnlyList<RuleCandidate> Join(IEnumerable<RuleCandidate> candidates)
    {
        var twins = new CandidateDuplicates();
        foreach (var c in candidates.OrderBy(Precedence).ThenBy(c => c.FoundedAt))
        {
            var twin = twins.Find(c);
            if (twin < 0)
                twins.Add(c);
            else
                twins.Replace(twin, Join(twins.Kept[twin], c));
        }
        return [.. twins.Kept];
    }

    /// <summary>The candidates, in order.</summary>
    public IReadOnlyList<RuleCandidate> Kept => kept;

    /// <summary>Index of the first candidate that equals this one; -1 if none.</summary>
    public int Find(RuleCandidate c)
    {
        var said = Words.Extract(c.Text);
        var alike = Holding(said).Concat(WithTheWords(said)).Where(i => NearDuplicate.Same(words[i], said));
        var habit = HabitKey(c) is { } key ? byHabit.Values(key) : [];
        return alike.Concat(habit).Where(i => kept[i].Scope == Scope.Global || kept[i].Project == c.Project).DefaultIfEmpty(-1).Min();
    }

    public void Add(RuleCandidate c)
    {
        var said = Words.Extract(c.Text);
        kept.Add(c);
        words.Add(said);
        var index = kept.Count - 1;
        foreach (var word in All(said))
            byWord.Add(word, index);
        // Any of its words would do; the one with the shortest list is chosen.
        byAnchor.Add(All(said).OrderBy(w => byAnchor.Values(w).Count).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault() ?? "", index);
        if (HabitKey(c) is { } habit)
            byHabit.Add(habit, index);
    }

    /// <summary>Replaces a candidate by one with the same text and habit, and more evidence.</summary>
    public void Replace(int index, RuleCandidate joined) => kept[index] = joined;

    // Candidates that may contain all words of this text: those with its rarest word.
    private List<int> Holding(Words said) => All(said).Select(w => byWord.Values(w)).MinBy(l => l.Count) ?? [];

    // Candidates whose words may all be in this text: those listed under one of its words.
    private IEnumerable<int> WithTheWords(Words said) => All(said).SelectMany(w => byAnchor.Values(w));

    private static IEnumerable<string> All(Words said) => said.Content.Concat(said.Exact);

    private static string? HabitKey(RuleCandidate c) =>
        c.Trigger.Command is { Instead.Length: > 0 } command ? $"{command.Program} {command.Instead.Split(' ')[0]}" : null;

    private static int Precedence(RuleCandidate c) =>
        c.Source switch
        {
            RuleSource.Corrected => 0,
            RuleSource.Stated => 1,
            _ => c.Trigger.Origin is null ? 3 : 2,
        };

    private static RuleCandidate Join(RuleCandidate kept, RuleCandidate c) =>
        kept with
        {
            Importance = Math.Max(kept.Importance, c.Importance),
            Records = [.. kept.Records.Union(c.Records)],
            Evidence = [.. kept.Evidence.Union(c.Evidence).OrderBy(e => e.At)],
            FoundingSessions = kept.FoundingSessions.Union(c.FoundingSessions).ToHashSet(StringComparer.Ordinal),
        };
}
