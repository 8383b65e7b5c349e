using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// Finds the kept candidate that says the same as another, or names the same habit, without comparing each with each: of two texts that
/// say the same (<see cref="NearDuplicate"/>), one holds all words of the other.
/// </summary>
internal sealed class CandidateTwins
{
    private readonly List<RuleCandidate> kept = [];
    private readonly List<Words> words = [];
    private readonly Postings<int> byWord = new();
    private readonly Postings<int> byAnchor = new();
    private readonly Postings<int> byHabit = new();

    /// <summary>What is kept, in the order it came.</summary>
    public IReadOnlyList<RuleCandidate> Kept => kept;

    /// <summary>The index of the first kept candidate that this one joins; -1 when there is none.</summary>
    public int Find(RuleCandidate c)
    {
        var said = Words.Extract(c.Text);
        var alike = Holding(said).Concat(Held(said)).Where(i => NearDuplicate.Same(words[i], said));
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
        // Any of its words would do: the one that fewest are filed under.
        byAnchor.Add(All(said).OrderBy(w => byAnchor.Values(w).Count).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault() ?? "", index);
        if (HabitKey(c) is { } habit)
            byHabit.Add(habit, index);
    }

    /// <summary>The same text and habit, with more to rest on.</summary>
    public void Replace(int index, RuleCandidate joined) => kept[index] = joined;

    // Those that may hold all words of this text: they hold its rarest.
    private List<int> Holding(Words said) => All(said).Select(w => byWord.Values(w)).MinBy(l => l.Count) ?? [];

    // Those whose words may all stand in this text: the one they are filed under does.
    private IEnumerable<int> Held(Words said) => All(said).SelectMany(w => byAnchor.Values(w));

    private static IEnumerable<string> All(Words said) => said.Content.Concat(said.Exact);

    private static string? HabitKey(RuleCandidate c) =>
        c.Trigger.Command is { Instead.Length: > 0 } command ? $"{command.Program} {command.Instead.Split(' ')[0]}" : null;
}
