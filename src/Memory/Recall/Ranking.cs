using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Recall;

/// <summary>Orders the hits by score, age, importance and confidence, and removes repetitions.</summary>
internal static class Ranking
{
    /// <summary>Below this confidence a record was objected to, or is a guess, and is ranked lower (chosen).</summary>
    private const double Refuted = 0.35;

    private const double RefutedWeight = 0.6;

    /// <summary>A person's question that was stored without its answer (chosen as for what was refuted).</summary>
    private const double QuestionWeight = 0.6;

    /// <summary>Texts with fewer characters, their project included, begin alike by chance.</summary>
    private const int ShortestTwin = 32;

    /// <summary>The best hits within the query's limits.</summary>
    public static IReadOnlyList<Hit> Choose(MemoryConnection c, IEnumerable<Hit> ranked, RecallQuery query) =>
        Limit(WithoutRepeats(WithoutTwins(MergeSameMessage(c, ranked))), query);

    /// <summary>Factor for a record's age, importance and confidence.</summary>
    public static double Weight(KnowledgeRecord record, DateTimeOffset now) =>
        (0.7 + 0.3 * Decay.Factor(record.Confirmed, now))
        * (0.85 + 0.05 * record.Importance)
        * (0.8 + 0.2 * record.Confidence)
        * (record.Confidence < Refuted ? RefutedWeight : 1)
        * (IsQuestion(record) ? QuestionWeight : 1);

    // Who asks wants the answer, not that it was asked before.
    private static bool IsQuestion(KnowledgeRecord record) =>
        record is { Source: RecordSource.Extracted, Origin: Origin.User }
        && Sentences.IsQuestion(record.Text)
        && !AnswerText.IsAnswered(record.Text);

    // A fact that only repeats what its session asked for, and another hit's text, is shown once.
    internal static List<Hit> WithoutTwins(List<Hit> ranked)
    {
        var kept = new List<Hit>();
        var said = new List<string>();
        foreach (var hit in ranked)
        {
            if (hit.Record is { Source: RecordSource.Extracted, Type: RecordType.Fact or RecordType.Correction or RecordType.Episode })
            {
                var text = $"{hit.Record.Project}: {Normalized.Text(hit.Record.Text)}";
                if (said.Exists(s => IsWithin(s, text) || IsWithin(text, s)))
                    continue;
                said.Add(text);
            }
            kept.Add(hit);
        }
        return kept;
    }

    private static bool IsWithin(string whole, string part) =>
        part.Length >= ShortestTwin && whole.StartsWith(part, StringComparison.Ordinal);

    // A correction and the fact learned from the same message are one hit: the better of them.
    private static List<Hit> MergeSameMessage(MemoryConnection c, IEnumerable<Hit> ranked)
    {
        var hits = ranked.ToList();
        var told = hits.Where(h => h.Record.Type is RecordType.Correction or RecordType.Fact).Select(h => h.Record.Id).ToList();
        if (hits.All(h => h.Record.Type != RecordType.Correction))
            return hits;
        var places = c.Recall.SourceLines(told);
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

    // Of a rule and the fact it was made from, only the rule is kept.
    private static IEnumerable<Hit> WithoutRepeats(IEnumerable<Hit> ranked)
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

    private static List<Hit> Limit(IEnumerable<Hit> ranked, RecallQuery query)
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
