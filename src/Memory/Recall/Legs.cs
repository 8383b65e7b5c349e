using TotalMemory.Embeddings;

namespace TotalMemory.Recall;

/// <summary>What each way of looking found, for one query.</summary>
internal sealed class Legs
{
    private readonly Dictionary<long, double> words = [];
    private readonly Dictionary<long, List<Leg>> found = [];

    /// <summary>The better of the scores by words of each record.</summary>
    public IReadOnlyList<(long Record, double Score)> Words => [.. words.Select(w => (w.Key, w.Value))];

    public void Add(string name, IReadOnlyList<(long Record, double Score)> matches, double weight)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var (record, score) = matches[i];
            words[record] = Math.Max(words.GetValueOrDefault(record), weight * score);
            Note(record, new Leg(name, i + 1, score));
        }
    }

    /// <summary>Scores by words alone, the best of them 1.</summary>
    public IReadOnlyDictionary<long, double> ByWords()
    {
        var best = Math.Max(words.Count == 0 ? 0 : words.Values.Max(), 1e-9);
        return words.ToDictionary(w => w.Key, w => w.Value / best);
    }

    /// <summary>Words and meaning joined. What words did not find must be near enough in meaning (in standard scores).</summary>
    public IReadOnlyDictionary<long, double> Fused(SemanticScores meaning, double leastMeaning)
    {
        var rank = 0;
        foreach (var (record, cosine) in meaning.Cosines.OrderByDescending(m => m.Value).ThenBy(m => m.Key)) Note(record, new Leg("meaning", ++rank, cosine));
        return Fusion.Of(Words, meaning).Where(f => f.Words is not null || f.Meaning >= leastMeaning).ToDictionary(f => f.Record, f => f.Score);
    }

    public IReadOnlyList<Leg> Of(long record) => found.TryGetValue(record, out var legs) ? legs : [];

    private void Note(long record, Leg leg)
    {
        if (!found.TryGetValue(record, out var legs)) found[record] = legs = [];
        legs.Add(leg);
    }
}
