using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Search by words: BM25 over the rarer words of the query, with typo correction for unknown words.</summary>
internal sealed class WordSearch
{
    private const double CorrectedWeight = 0.8;

    /// <summary>Hits by words used in the fusion: enough to estimate the distribution of scores (chosen).</summary>
    private const int MostWords = 3_000;

    /// <summary>Number of records from which on common words are left out of a query (chosen).</summary>
    private const int LargeMemory = 8_000;

    /// <summary>Maximum number of records that a query's words may match together in a large memory (chosen).</summary>
    private const int MostMatches = 1_500;

    private readonly Lock gate = new();
    private List<KnownWord> vocabulary = [];
    private long vocabularyVersion = -1;

    public WordAnswer Search(MemoryConnection c, IReadOnlyList<string> terms, RecallQuery query)
    {
        var signals = new SearchSignals();
        var found = new Dictionary<string, IReadOnlyList<RecordScore>>(StringComparer.Ordinal);
        signals.Add(SearchSignalKind.Words, Find(SelectiveTerms(c, terms)), 1);
        var corrected = query.CorrectTypos ? Correct(c, terms, query) : [];
        if (corrected.Count > 0)
        {
            var read = terms.Where(t => !corrected.ContainsKey(t)).Concat(corrected.Values.SelectMany(v => v)).Distinct().ToList();
            signals.Add(SearchSignalKind.Typo, Find(SelectiveTerms(c, read)), CorrectedWeight);
        }
        return new(signals, corrected);

        // A word needed twice is looked up once.
        IReadOnlyList<WordMatch> Find(IReadOnlyList<string> words)
        {
            var missing = words.Where(w => !found.ContainsKey(w)).ToList();
            foreach (var (word, matches) in missing.Zip(c.Recall.Match(missing, query, MostWords)))
                found[word] = matches;
            return WordMatch.Join([.. words.Select(w => found[w])], MostWords);
        }
    }

    // In a large memory very frequent words cost most and help least, so only the rarer ones are searched.
    private static IReadOnlyList<string> SelectiveTerms(MemoryConnection c, IReadOnlyList<string> terms)
    {
        if (terms.Count < 2 || c.Recall.Version() < LargeMemory)
            return terms;
        var kept = new List<string>();
        long records = 0;
        foreach (
            var (term, frequency) in terms
                .Select(t => (t, Frequency: c.Recall.Frequency(t, MostMatches + 1)))
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
            // A known word is not a typo, even if the asking project cannot see where it occurs.
            if (c.Recall.IsWord(term) || IsSeen(term))
                continue;
            // Only words visible to the asking project: another project's names must not leak.
            var near = TypoCorrector.Nearest(term, Vocabulary(c)).Where(IsSeen).Take(3).ToList();
            if (near.Count > 0)
                corrected[term] = near;
        }
        return corrected;

        bool IsSeen(string word) => c.Recall.Exists(QueryTerms.AnyOf([word]), query);
    }

    // Reloaded whenever any process has added a record.
    private List<KnownWord> Vocabulary(MemoryConnection c)
    {
        var version = c.Recall.Version();
        lock (gate)
        {
            if (version != vocabularyVersion)
                (vocabulary, vocabularyVersion) = (c.Words.All(), version);
            return vocabulary;
        }
    }
}

/// <param name="Corrected">For each corrected word, its replacements.</param>
internal sealed record WordAnswer(SearchSignals Signals, IReadOnlyDictionary<string, IReadOnlyList<string>> Corrected);
