using Microsoft.Data.Sqlite;
using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall.Semantic;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>
/// Finds records: by words (BM25; for words nobody wrote, the nearest that somebody did) and by meaning, fused by calibrated scores; then
/// age, importance and confidence weigh, and what says the same is said once. Never changes what it finds.
/// </summary>
public sealed class Recaller
{
    private const double CorrectedWeight = 0.8;

    /// <summary>Below this a record was objected to, or is a guess: it stands behind what nobody doubted (chosen).</summary>
    private const double Refuted = 0.35;

    private const double RefutedWeight = 0.6;

    /// <summary>Hits by words that take part in the fusion: enough to know how common such a score is.</summary>
    private const int MostWords = 3_000;

    private const int MostMeaning = 200;

    /// <summary>Records from which on common words are left out of a query.</summary>
    private const int LargeMemory = 8_000;

    /// <summary>Records a query's words may match together in a large memory.</summary>
    private const int MostMatches = 1_500;

    // What a standard score of 1 is worth against the logarithm of the weight of a record.
    private const double WeightShare = 1.5;

    // From so many standard scores on, meaning alone says that a record belongs to the answer.
    private const double LeastMeaning = 1.5;

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly ISemanticSearch? semantic;
    private readonly RecallClient? worker;
    private readonly Lock gate = new();
    private List<KnownWord> vocabulary = [];
    private long vocabularyVersion = -1;

    /// <summary>Recalls in this process.</summary>
    public Recaller(Database database, ISemanticSearch semantic, TimeProvider time) =>
        (this.database, this.semantic, this.time) = (database, semantic, time);

    /// <summary>Has the worker recall; by words alone in this process while it cannot.</summary>
    public Recaller(Database database, RecallClient worker, TimeProvider time) =>
        (this.database, this.worker, this.time) = (database, worker, time);

    /// <param name="givenTo">Session to note as the one that was given the answer (<see cref="MarkUsed"/>), empty when unknown; null for
    /// no note.</param>
    public RecallResult Recall(RecallQuery query, string? givenTo = null)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0)
            return new([], []);
        var terms = QueryTerms.Choose(query.Text);
        if (terms.Count == 0)
            return new([], []);
        string? unavailable = null;
        var answer = worker?.Ask(new RecallQuestion(query, givenTo), out unavailable);
        RecallResult result;
        using (var c = database.Open())
            result = answer is null ? Search(c, terms, query, unavailable) : Read(c, answer, query);
        // Whoever searched notes it, over the connection that did: a write from elsewhere empties the cache of pages it reads from.
        if (givenTo is not null && answer is null)
            MarkUsed([.. result.Hits.Select(h => h.Record.Id)], givenTo);
        return result;
    }

    // The records, in this process's own view of the memory.
    private static RecallResult Read(MemoryConnection c, WorkersAnswer answer, RecallQuery query)
    {
        var records = RecallStore.Load(c, answer.Hits.Select(h => h.Id), query).ToDictionary(r => r.Id);
        return new(
            [.. answer.Hits.Where(h => records.ContainsKey(h.Id)).Select(h => new Hit(records[h.Id], h.Score, h.Signals))],
            answer.Corrected,
            answer.WithoutMeaning
        );
    }

    private RecallResult Search(MemoryConnection c, IReadOnlyList<string> terms, RecallQuery query, string? unavailable)
    {
        if (query.Project is { } project)
            query = query with { Above = Projects.PlaceStore.Above(c, project) };
        // The words are searched while the encoder reads the query.
        var searching = semantic is null ? Task.FromResult(ByWords(c, terms, query)) : Task.Run(() => ByWords(c, terms, query));
        SemanticScores? meaning;
        try
        {
            meaning = semantic?.Search(query, () => searching.GetAwaiter().GetResult().Signals.Words, MostMeaning, out unavailable);
        }
        catch
        {
            Task.WaitAny(searching); // The connection is not closed under it.
            throw;
        }
        var (signals, corrected) = searching.GetAwaiter().GetResult();
        var scores = meaning is null ? signals.ByWords() : signals.Fused(meaning, LeastMeaning, query);
        signals.Expand(c, query, scores, GraphStore.Neighbours);
        var now = time.GetUtcNow();
        var records = RecallStore.Load(
            c,
            scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(Math.Max(60, query.Limit * 4)).Select(s => s.Key),
            query
        );
        var ranked = records
            .Select(r => new Hit(
                r,
                meaning is null ? scores[r.Id] * Weight(r, now) : scores[r.Id] + WeightShare * Math.Log(Weight(r, now)),
                []
            ))
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.Record.Id);
        return new(
            [.. Within(Diverse(OnceEach(c, ranked)), query).Select(h => h with { Signals = signals.Of(h.Record.Id) })],
            [.. corrected.Select(p => $"{p.Key} → {string.Join("/", p.Value)}")],
            meaning is null ? unavailable : null
        );
    }

    private (SearchSignals Signals, Dictionary<string, IReadOnlyList<string>> Corrected) ByWords(
        MemoryConnection c,
        IReadOnlyList<string> terms,
        RecallQuery query
    )
    {
        var signals = new SearchSignals();
        var found = new Dictionary<string, IReadOnlyList<RecordScore>>(StringComparer.Ordinal);
        signals.Add("words", Find(SelectiveTerms(c, terms)), 1);
        var corrected = query.CorrectTypos ? Correct(c, terms, query) : [];
        if (corrected.Count > 0)
        {
            var read = terms.Where(t => !corrected.ContainsKey(t)).Concat(corrected.Values.SelectMany(v => v)).Distinct().ToList();
            signals.Add("typo", Find(SelectiveTerms(c, read)), CorrectedWeight);
        }
        return (signals, corrected);

        // A word that both signals ask for is looked up once.
        IReadOnlyList<WordMatch> Find(IReadOnlyList<string> words)
        {
            var missing = words.Where(w => !found.ContainsKey(w)).ToList();
            foreach (var (word, matches) in missing.Zip(RecallStore.Match(c, missing, query, MostWords)))
                found[word] = matches;
            return WordMatch.Join([.. words.Select(w => found[w])], MostWords);
        }
    }

    /// <summary>
    /// Notes that these were given to somebody. It keeps them from the archive; it makes nothing truer. Where the note cannot be written
    /// now, it is left out.
    /// </summary>
    /// <param name="session">Whose question it was; empty when unknown.</param>
    public void MarkUsed(IReadOnlyCollection<long> ids, string session = "")
    {
        if (ids.Count == 0 || database.ReadOnly is not null)
            return;
        try
        {
            database.Write(c =>
            {
                var now = time.GetUtcNow();
                c.Records.MarkUsed(ids, now);
                if (session.Length > 0)
                    DeliveryStore.Add(c, ids, session, DeliveryStore.Recall, now);
            });
        }
        catch (SqliteException) { } // It must not cost the answer.
        catch (MemoryStoreException) { } // Read-only.
    }

    // A correction and the fact learned from the same message are one hit: the better of them.
    private static List<Hit> OnceEach(MemoryConnection c, IEnumerable<Hit> ranked)
    {
        var hits = ranked.ToList();
        var told = hits.Where(h => h.Record.Type is RecordType.Correction or RecordType.Fact).Select(h => h.Record.Id).ToList();
        if (hits.All(h => h.Record.Type != RecordType.Correction))
            return hits;
        var places = RecallStore.Places(c, told);
        var taken = new Dictionary<string, RecordType>(StringComparer.Ordinal);
        return [.. hits.Where(IsNew)];

        bool IsNew(Hit hit)
        {
            if (hit.Record.Type is not (RecordType.Correction or RecordType.Fact))
                return true;
            var own = places[hit.Record.Id].ToList();
            if (own.Any(p => taken.TryGetValue(p, out var type) && type != hit.Record.Type))
                return false;
            foreach (var place in own)
                taken.TryAdd(place, hit.Record.Type);
            return true;
        }
    }

    // A rule and the fact it was made from say one thing: the rule does.
    private static IEnumerable<Hit> Diverse(IEnumerable<Hit> ranked)
    {
        var hits = ranked.ToList();
        var rules = hits.Where(h => h.Record.Type == RecordType.Rule).Select(h => Words.Extract(h.Record.Text)).ToList();
        return rules.Count == 0
            ? hits
            : hits.Where(h =>
                h.Record.Type != RecordType.Fact
                || Words.Extract(h.Record.Text) is var words && !rules.Any(r => NearDuplicate.Same(r, words))
            );
    }

    // In a large memory a word that thousands of records hold finds nothing and costs most: the rarer ones decide.
    private static IReadOnlyList<string> SelectiveTerms(MemoryConnection c, IReadOnlyList<string> terms)
    {
        if (terms.Count < 2 || RecallStore.Version(c) < LargeMemory)
            return terms;
        var kept = new List<string>();
        long records = 0;
        foreach (
            var (term, frequency) in terms
                .Select(t => (t, Frequency: RecallStore.Frequency(c, t, MostMatches + 1)))
                .OrderBy(t => t.Frequency)
                .ThenBy(t => t.t, StringComparer.Ordinal)
        )
        {
            records += frequency;
            if (kept.Count > 0 && records > MostMatches)
                break;
            kept.Add(term);
        }
        return kept;
    }

    private Dictionary<string, IReadOnlyList<string>> Correct(MemoryConnection c, IReadOnlyList<string> terms, RecallQuery query)
    {
        var corrected = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var term in terms.Where(t => t.Length is >= 4 and <= 32 && !t.All(char.IsAsciiDigit)))
        {
            // A word that somebody wrote anywhere is no typo, even where the asker may not see it.
            if (RecallStore.IsWord(c, term) || IsSeen(term))
                continue;
            // Only words the asker may see: another project's names are none of its business.
            var near = TypoCorrector.Nearest(term, Vocabulary(c)).Where(IsSeen).Take(3).ToList();
            if (near.Count > 0)
                corrected[term] = near;
        }
        return corrected;

        bool IsSeen(string word) => RecallStore.Exists(c, QueryTerms.AnyOf([word]), query);
    }

    // Read again whenever any process has added a record.
    private List<KnownWord> Vocabulary(MemoryConnection c)
    {
        var version = RecallStore.Version(c);
        lock (gate)
        {
            if (version != vocabularyVersion)
                (vocabulary, vocabularyVersion) = (WordStore.All(c), version);
            return vocabulary;
        }
    }

    private static double Weight(KnowledgeRecord record, DateTimeOffset now) =>
        (0.7 + 0.3 * Decay.Factor(record.Confirmed, now))
        * (0.85 + 0.05 * record.Importance)
        * (0.8 + 0.2 * record.Confidence)
        * (record.Confidence < Refuted ? RefutedWeight : 1);

    private static List<Hit> Within(IEnumerable<Hit> ranked, RecallQuery query)
    {
        var hits = new List<Hit>();
        var tokens = 0;
        foreach (var hit in ranked)
        {
            if (hits.Count == query.Limit)
                break;
            var cost = Tokens.Estimate(hit.Record.Text);
            if (query.MaxTokens is { } most && tokens + cost > most)
                continue;
            tokens += cost;
            hits.Add(hit);
        }
        return hits;
    }
}
