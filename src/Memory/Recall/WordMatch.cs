using System.Runtime.InteropServices;

namespace TotalMemory.Recall;

/// <summary>How well a record matches a query by words.</summary>
/// <param name="Bm25">Sum over the query's words.</param>
/// <param name="Coverage">How much of what the query asks for the record has at all: its words weighed by how rare they are; at most
/// 1.</param>
public readonly record struct WordMatch(long Record, double Bm25, double Coverage)
{
    /// <summary>
    /// The geometric mean of both: a record that says one rare word often is nearer to the query than its share of it tells, and one with
    /// a little of everything is not the answer either.
    /// </summary>
    public double Score => Math.Sqrt(Bm25 * Coverage);

    /// <summary>Combines the hits of each word; only the best if there are more than the limit. Pure.</summary>
    public static IReadOnlyList<WordMatch> Join(IReadOnlyList<IReadOnlyList<RecordScore>> byWord, int most)
    {
        var found = new Dictionary<long, (double Bm25, double Rarity)>(byWord.Select(w => w.Count).DefaultIfEmpty(0).Max());
        foreach (var matches in byWord)
        foreach (var (record, bm25) in matches)
            found[record] = (found.GetValueOrDefault(record).Bm25 + bm25, 0);
        var all = 0.0;
        foreach (var matches in byWord.Where(w => w.Count > 0))
        {
            var rarity = Math.Log(1 + (double)found.Count / matches.Count);
            all += rarity;
            foreach (var (record, _) in matches)
                CollectionsMarshal.GetValueRefOrNullRef(found, record).Rarity += rarity;
        }
        var joined = new List<WordMatch>(found.Count);
        foreach (var (record, (bm25, rarity)) in found)
            joined.Add(new WordMatch(record, bm25, rarity / all));
        return joined.Count <= most ? joined : [.. joined.OrderByDescending(m => m.Bm25).ThenBy(m => m.Record).Take(most)];
    }
}
