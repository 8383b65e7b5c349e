using System.Collections.Frozen;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// Similarity of two corrections by shared specific words, weighted by rarity. Pure.
/// </summary>
internal sealed class MistakeWords
{
    // Minimum number of mistakes for computing rarity; otherwise every word would be rare in a small memory (chosen).
    private const int LeastMistakes = 60;

    private static readonly FrozenSet<string> Common = Stemmed(StopWords.InCorrections).ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<Mistake, Specific> specific = new(ReferenceEqualityComparer.Instance);
    private readonly int total;

    public MistakeWords(IReadOnlyCollection<Mistake> mistakes)
    {
        total = Math.Max(LeastMistakes, mistakes.Count);
        foreach (var m in mistakes)
        foreach (var word in Extract(m))
            frequency[word] = frequency.GetValueOrDefault(word) + 1;
        foreach (var word in frequency.Keys)
            weights[word] = WeightOf(word);
        foreach (var m in mistakes)
            specific[m] = Weigh(m);
    }

    /// <summary>Number of comparisons so far, a measure of the cost.</summary>
    public int Comparisons { get; private set; }

    /// <summary>The specific words of a mistake.</summary>
    public static HashSet<string> Extract(Mistake m) => Extract(m.Text);

    /// <summary>The specific words of a text.</summary>
    public static HashSet<string> Extract(string text)
    {
        var words = Words.Extract(text);
        var specific = words.Content.Where(w => w.Length > 2 && !Common.Contains(w)).ToHashSet(StringComparer.Ordinal);
        specific.UnionWith(words.Exact.Where(e => e.Length > 2 && !e.All(c => char.IsAsciiDigit(c) || c == '.')));
        return specific;
    }

    /// <summary>The cached specific words of a mistake given to the constructor.</summary>
    public HashSet<string> KnownWords(Mistake m) => specific[m].Words;

    /// <summary>
    /// The rarest words of a mistake: another, heavier one without any of them cannot reach the similarity <paramref name="least"/>.
    /// </summary>
    public IEnumerable<string> SelectiveTerms(Mistake m, double least)
    {
        var (all, weight) = (specific[m].Words, specific[m].Weight);
        var rest = weight;
        foreach (var word in all.OrderByDescending(Weight).ThenBy(w => w, StringComparer.Ordinal))
        {
            if (rest < least * weight)
                yield break;
            rest -= Weight(word);
            yield return word;
        }
    }

    /// <summary>0 to 1: the weight of the shared words relative to all. 0 with fewer than two shared words.</summary>
    public double Similarity(Mistake a, Mistake b)
    {
        Comparisons++;
        var (wordsA, wordsB) = (specific[a], specific[b]);
        var shared = 0;
        var both = 0.0;
        foreach (var word in wordsA.Words)
            if (wordsB.Words.Contains(word))
            {
                shared++;
                both += Weight(word);
            }
        if (shared < 2)
            return 0;
        return 0.5 * both / Math.Min(wordsA.Weight, wordsB.Weight) + 0.5 * both / Math.Sqrt(wordsA.Weight * wordsB.Weight);
    }

    /// <summary>Words shared by at least half of the given mistakes, rarest first.</summary>
    public IReadOnlyList<string> Shared(IReadOnlyCollection<Mistake> mistakes) =>
        [
            .. mistakes
                .SelectMany(Extract)
                .CountBy(w => w)
                .Where(w => w.Value * 2 > mistakes.Count)
                .Select(w => w.Key)
                .OrderByDescending(Weight)
                .ThenBy(w => w, StringComparer.Ordinal),
        ];

    private double Weight(string word) => weights.TryGetValue(word, out var known) ? known : WeightOf(word);

    // Inverse document frequency, squared so that one rare word outweighs several common ones.
    private double WeightOf(string word) => Math.Pow(Math.Log(1 + total / (1.0 + frequency.GetValueOrDefault(word))), 2);

    private Specific Weigh(Mistake m)
    {
        var words = Extract(m);
        return new Specific(words, words.Sum(Weight));
    }

    private static IEnumerable<string> Stemmed(IEnumerable<string> words) => words.SelectMany(w => Words.Extract(w).Content.Append(w));

    /// <param name="Weight">The sum of the words' weights.</param>
    private sealed record Specific(HashSet<string> Words, double Weight);
}
