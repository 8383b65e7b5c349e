using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Retention;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Finds records by words: BM25, and for words nobody wrote, the nearest that somebody did. Never changes what it finds.</summary>
public sealed class Recaller(Database database, TimeProvider time)
{
    private const double CorrectedWeight = 0.8;

    private readonly Lock gate = new();
    private List<(string Word, int Records)> vocabulary = [];
    private long vocabularyVersion = -1;

    public RecallResult Recall(RecallQuery query)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0) return new([], []);
        var terms = QueryTerms.Of(query.Text);
        if (terms.Count == 0) return new([], []);
        using var c = database.Open();
        var take = Math.Max(40, query.Limit * 4);
        var found = new Dictionary<long, (KnowledgeRecord Record, double Score, HashSet<string> Legs)>();
        Collect(found, RecallStore.Match(c, QueryTerms.AnyOf(terms), query, take), "words", 1);

        var corrected = Correct(c, terms, query);
        if (corrected.Count > 0)
        {
            var read = terms.Where(t => !corrected.ContainsKey(t)).Concat(corrected.Values.SelectMany(v => v)).Distinct().ToList();
            Collect(found, RecallStore.Match(c, QueryTerms.AnyOf(read), query, take), "typo", CorrectedWeight);
        }
        var now = time.GetUtcNow();
        var ranked = found.Values
            .Select(f => new Hit(f.Record, f.Score * Weight(f.Record, now), [.. f.Legs.Order(StringComparer.Ordinal)]))
            .OrderByDescending(h => h.Score).ThenBy(h => h.Record.Id);
        return new(Within(ranked, query), [.. corrected.Select(p => $"{p.Key} → {string.Join("/", p.Value)}")]);
    }

    /// <summary>Notes that these were given to somebody. It keeps them from the archive; it makes nothing truer.</summary>
    public void MarkUsed(IEnumerable<long> ids) => database.Write(c => KnowledgeStore.MarkUsed(c, ids, time.GetUtcNow()));

    private static void Collect(Dictionary<long, (KnowledgeRecord, double, HashSet<string>)> found, List<(KnowledgeRecord Record, double Bm25)> matches, string leg, double weight)
    {
        if (matches.Count == 0) return;
        var best = Math.Max(matches[0].Bm25, 1e-9);
        foreach (var (record, bm25) in matches)
        {
            var score = weight * Math.Max(bm25, 0) / best;
            var known = found.TryGetValue(record.Id, out var earlier);
            var legs = known ? earlier.Item3 : [];
            legs.Add(leg);
            found[record.Id] = (record, Math.Max(score, known ? earlier.Item2 : 0), legs);
        }
    }

    private Dictionary<string, IReadOnlyList<string>> Correct(SqliteConnection c, IReadOnlyList<string> terms, RecallQuery query)
    {
        var corrected = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var term in terms.Where(t => t.Length is >= 4 and <= 32 && !t.All(char.IsDigit)))
        {
            if (IsSeen(term)) continue;
            // Only words the asker may see: another project's names are none of its business.
            var near = TypoCorrector.Nearest(term, Vocabulary(c)).Where(IsSeen).Take(3).ToList();
            if (near.Count > 0) corrected[term] = near;
        }
        return corrected;

        bool IsSeen(string word) => RecallStore.Match(c, QueryTerms.AnyOf([word]), query, 1).Count > 0;
    }

    // Read again whenever any process has added a record.
    private List<(string Word, int Records)> Vocabulary(SqliteConnection c)
    {
        var version = RecallStore.Version(c);
        lock (gate)
        {
            if (version != vocabularyVersion) (vocabulary, vocabularyVersion) = (WordStore.All(c), version);
            return vocabulary;
        }
    }

    private static double Weight(KnowledgeRecord record, DateTimeOffset now) =>
        (0.7 + 0.3 * Decay.Of(record.Confirmed, now)) * (0.85 + 0.05 * record.Importance) * (0.8 + 0.2 * record.Confidence);

    private static List<Hit> Within(IEnumerable<Hit> ranked, RecallQuery query)
    {
        var hits = new List<Hit>();
        var tokens = 0;
        foreach (var hit in ranked)
        {
            if (hits.Count == query.Limit) break;
            var cost = Tokens.Of(hit.Record.Text);
            if (query.MaxTokens is { } most && tokens + cost > most) continue;
            tokens += cost;
            hits.Add(hit);
        }
        return hits;
    }
}
