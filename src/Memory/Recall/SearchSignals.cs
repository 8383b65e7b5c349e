using TotalMemory.Graph;
using TotalMemory.Recall.Semantic;

namespace TotalMemory.Recall;

/// <summary>The hits of each signal, for one query.</summary>
internal sealed class SearchSignals
{
    private const int Seeds = 3; // chosen: association starts from the surest hits only

    // With only a few records standard scores are meaningless, so the cosine itself decides.
    private const double LeastCosine = 0.35;

    // total-agent-memory's factor for records one step away.
    private const double GraphShare = 0.4;
    private const double LeastWeight = 0.7;

    private readonly Dictionary<long, (double Score, double Bm25)> words = [];

    // Ranks are computed only for returned records.
    private readonly List<(SearchSignalKind Name, RecordScore[] Found)> signals = [];

    /// <summary>The best score by words of each record.</summary>
    public IReadOnlyList<RecordScore> Words => [.. words.Select(w => new RecordScore(w.Key, w.Value.Score))];

    public void Add(SearchSignalKind name, IReadOnlyList<WordMatch> matches, double weight)
    {
        words.EnsureCapacity(words.Count + matches.Count);
        foreach (var match in matches)
        {
            var (score, bm25) = words.GetValueOrDefault(match.Record);
            words[match.Record] = (Math.Max(score, weight * match.Score), Math.Max(bm25, weight * match.Bm25));
        }
        signals.Add((name, [.. matches.Select(m => new RecordScore(m.Record, m.Bm25))]));
    }

    /// <summary>Scores by words alone (BM25), scaled so that the best is 1.</summary>
    public Dictionary<long, double> ByWords()
    {
        var best = Math.Max(words.Count == 0 ? 0 : words.Values.Max(w => w.Bm25), 1e-9);
        return words.ToDictionary(w => w.Key, w => w.Value.Bm25 / best);
    }

    /// <summary>Fused scores. A record not found by words needs at least this standard score by meaning.</summary>
    public Dictionary<long, double> Fused(SemanticScores meaning, double leastMeaning, RecallQuery query)
    {
        if (meaning.Context is { } context)
            signals.Add((SearchSignalKind.Context, [.. context.Where(x => x.Value > 0).Select(x => new RecordScore(x.Key, x.Value))]));
        signals.Add((SearchSignalKind.Meaning, [.. meaning.Cosines.Select(m => new RecordScore(m.Key, m.Value))]));
        var lexical = Words;
        if (query.Fusion == FusionMethod.ReciprocalRanks)
            return Fusion.ByRanks(lexical, meaning.Cosines).ToDictionary();
        var scores = new Dictionary<long, double>(lexical.Count + meaning.Cosines.Count);
        var leastWords = QueryTerms.NamesIdentifier(query.Text) ? Fusion.IdentifierWordsShare : 0;
        foreach (var f in Fusion.Fuse(lexical, meaning, leastWords))
            if (f.Words is not null || f.Meaning + f.Context >= leastMeaning || meaning.Cosines[f.Record] >= LeastCosine)
                scores[f.Record] = f.Score;
        return scores;
    }

    /// <summary>
    /// Adds records linked to the best hits, ranked slightly below them. Only new records: those already found keep their score, so that
    /// the graph never displaces a hit.
    /// </summary>
    public void Expand(RecallQuery query, Dictionary<long, double> scores, Func<long, string?, List<Neighbour>> neighbours)
    {
        var found = new List<RecordScore>();
        var lowest = scores.Count == 0 ? 0 : scores.Values.Min();
        foreach (var (seed, score) in scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(Seeds).ToList())
        foreach (var (record, weight) in neighbours(seed, query.Project).OrderByDescending(n => n.Weight).ThenBy(n => n.Record).Take(Seeds))
        {
            if (weight >= LeastWeight && scores.TryAdd(record, lowest + (score - lowest) * GraphShare * weight))
                found.Add(new RecordScore(record, weight));
        }
        signals.Add((SearchSignalKind.Graph, [.. found]));
    }

    /// <summary>How a record was found, with its rank by each signal.</summary>
    public IReadOnlyList<SearchSignal> Explain(long record)
    {
        var of = new List<SearchSignal>();
        foreach (var (name, found) in signals)
        {
            var at = Array.FindIndex(found, f => f.Record == record);
            if (at < 0)
                continue;
            var (rank, score) = (1, found[at].Score);
            foreach (var (other, better) in found)
                if (better > score || better == score && other < record)
                    rank++;
            of.Add(new SearchSignal(name, rank, score));
        }
        return of;
    }
}
