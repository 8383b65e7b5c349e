using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>How alike two requests of a project are by the words they share, rare ones above all. Pure.</summary>
internal sealed class AskWords
{
    /// <summary>A word is rare against at least so many requests.</summary>
    private const int LeastAsks = 40;

    private const int LeastShared = 2;

    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private readonly Dictionary<Ask, IReadOnlySet<string>> words = new(ReferenceEqualityComparer.Instance);

    // What all words of a request weigh: asked for with every pair that it is part of.
    private readonly Dictionary<Ask, double> weights = new(ReferenceEqualityComparer.Instance);
    private readonly int total;

    public AskWords(IReadOnlyCollection<Ask> asks)
    {
        total = Math.Max(LeastAsks, asks.Count);
        foreach (var ask in asks)
        {
            words[ask] = Extract(ask.Text);
            foreach (var word in words[ask])
                frequency[word] = frequency.GetValueOrDefault(word) + 1;
        }
        foreach (var (ask, own) in words)
            weights[ask] = own.Sum(Weight);
    }

    /// <summary>The specific words of a text; of a script without blanks, its pairs of characters, too.</summary>
    public static IReadOnlySet<string> Extract(string text) =>
        UnspacedText.IsMostlyUnspaced(text)
            ? MistakeWords
                .Extract(text)
                .Where(w => !UnspacedText.IsMostlyUnspaced(w))
                .Concat(UnspacedText.LetterPairs(text))
                .ToHashSet(StringComparer.Ordinal)
            : MistakeWords.Extract(text);

    /// <summary>0 to 1: the weight of what both say against that of the shorter; 0 with fewer than two shared words.</summary>
    public double Similarity(Ask a, Ask b)
    {
        var shared = words[a].Where(words[b].Contains).ToList();
        if (shared.Count < LeastShared)
            return 0;
        var both = shared.Sum(Weight);
        return both / Math.Max(0.01, Math.Min(weights[a], weights[b]));
    }

    private double Weight(string word) => Math.Pow(Math.Log(1 + total / (1.0 + frequency.GetValueOrDefault(word))), 2);
}
