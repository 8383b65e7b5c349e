using Microsoft.Data.Sqlite;
using TotalMemory.Embeddings;

namespace TotalMemory.Recall;

/// <summary>What each way of looking found, for one query.</summary>
internal sealed class Legs
{
    private const int Seeds = 3;

    // In a memory of a few records nothing stands out from the rest: there the cosine itself decides.
    private const double LeastCosine = 0.35;

    // The seed's share for what is one step away.
    private const double GraphShare = 0.4;
    private const double LeastWeight = 0.7;

    private readonly Dictionary<long, (double Score, double Bm25)> words = [];
    private readonly Dictionary<long, List<Leg>> found = [];

    /// <summary>The better of the scores by words of each record.</summary>
    public IReadOnlyList<(long Record, double Score)> Words => [.. words.Select(w => (w.Key, w.Value.Score))];

    /// <param name="matches">Best first.</param>
    public void Add(string name, IReadOnlyList<WordMatch> matches, double weight)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            var (score, bm25) = words.GetValueOrDefault(match.Record);
            words[match.Record] = (Math.Max(score, weight * match.Score), Math.Max(bm25, weight * match.Bm25));
            Note(match.Record, new Leg(name, i + 1, match.Bm25));
        }
    }

    /// <summary>Scores by words alone (their BM25), the best of them 1.</summary>
    public Dictionary<long, double> ByWords()
    {
        var best = Math.Max(words.Count == 0 ? 0 : words.Values.Max(w => w.Bm25), 1e-9);
        return words.ToDictionary(w => w.Key, w => w.Value.Bm25 / best);
    }

    /// <summary>Words and meaning joined. What words did not find must be near enough in meaning (in standard scores).</summary>
    public Dictionary<long, double> Fused(SemanticScores meaning, double leastMeaning, FusionMethod method)
    {
        var rank = 0;
        if (meaning.Context is { } context)
            foreach (var (record, gain) in context.Where(x => x.Value > 0).OrderByDescending(x => x.Value).ThenBy(x => x.Key)) Note(record, new Leg("context", ++rank, gain));
        rank = 0;
        foreach (var (record, cosine) in meaning.Cosines.OrderByDescending(m => m.Value).ThenBy(m => m.Key)) Note(record, new Leg("meaning", ++rank, cosine));
        if (method == FusionMethod.ReciprocalRanks) return Fusion.ByRanks(Words, meaning.Cosines).ToDictionary();
        return Fusion.Of(Words, meaning).Where(f => f.Words is not null || f.Meaning + f.Context >= leastMeaning || meaning.Cosines[f.Record] >= LeastCosine).ToDictionary(f => f.Record, f => f.Score);
    }

    /// <summary>
    /// Adds what hangs together with the best hits, a little below the hit that brought it. Only new records: what was found by itself
    /// keeps its place, so that the graph never pushes out an answer.
    /// </summary>
    public void Expand(SqliteConnection c, RecallQuery query, Dictionary<long, double> scores, Func<SqliteConnection, long, string?, List<(long Record, double Weight)>> neighbours)
    {
        var rank = 0;
        var lowest = scores.Count == 0 ? 0 : scores.Values.Min();
        foreach (var (seed, score) in scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(Seeds).ToList())
            foreach (var (record, weight) in neighbours(c, seed, query.Project).OrderByDescending(n => n.Weight).ThenBy(n => n.Record).Take(Seeds))
            {
                if (weight < LeastWeight || !scores.TryAdd(record, lowest + (score - lowest) * GraphShare * weight)) continue;
                Note(record, new Leg("graph", ++rank, weight));
            }
    }

    public IReadOnlyList<Leg> Of(long record) => found.TryGetValue(record, out var legs) ? legs : [];

    private void Note(long record, Leg leg)
    {
        if (!found.TryGetValue(record, out var legs)) found[record] = legs = [];
        legs.Add(leg);
    }
}
