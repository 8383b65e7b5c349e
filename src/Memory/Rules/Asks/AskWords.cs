using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>Similarity of two requests of a project by shared words, weighted by rarity. Pure.</summary>
internal sealed class AskWords
{
    /// <summary>Minimum number of requests for computing rarity (chosen).</summary>
    private const int LeastAsks = 40;

    private const int LeastShared = 2; // chosen: one word may be shared by chance

    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private readonly Dictionary<Ask, IReadOnlySet<string>> words = new(ReferenceEqualityComparer.Instance);

    // Total weight of a request's words, cached because it is needed for every pair.
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

    /// <summary>The specific words of a text; for scripts without spaces, also its pairs of characters.</summary>
    public static IReadOnlySet<string> Extract(string text) =>
        UnspacedText.IsMostlyUnspaced(text)
            ? MistakeWords
                .Extract(text)
                .Where(w => !UnspacedText.IsMostlyUnspaced(w))
                .Concat(UnspacedText.LetterPairs(text))
                .ToHashSet(StringComparer.Ordinal)
            : MistakeWords.Extract(text);

    /// <summary>0 to 1: the weight of the shared words relative to the shorter request; 0 with fewer than two.</summary>
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
