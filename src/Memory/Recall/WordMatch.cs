namespace TotalMemory.Recall;

/// <summary>How well a record's words answer a query.</summary>
/// <param name="Bm25">Sum over the query's words.</param>
/// <param name="Share">How much of what the query asks for the record has at all: its words weighed by how rare they are; at most 1.</param>
public readonly record struct WordMatch(long Record, double Bm25, double Share)
{
    /// <summary>
    /// The geometric mean of both: a record that says one rare word often is nearer to the query than its share of it tells, and one with a
    /// little of everything is not the answer either.
    /// </summary>
    public double Score => Math.Sqrt(Bm25 * Share);

    /// <summary>Joins what each word found, best first. Pure.</summary>
    public static IReadOnlyList<WordMatch> Join(IReadOnlyList<IReadOnlyList<(long Record, double Bm25)>> byWord, int most)
    {
        var records = byWord.SelectMany(w => w).Select(m => m.Record).Distinct().Count();
        var rarity = byWord.Select(w => Math.Log(1 + (double)records / Math.Max(1, w.Count))).ToList();
        var all = byWord.Zip(rarity).Sum(w => w.First.Count > 0 ? w.Second : 0);
        var found = new Dictionary<long, (double Bm25, double Rarity)>(records);
        foreach (var (matches, rare) in byWord.Zip(rarity))
            foreach (var (record, bm25) in matches)
            {
                var (sum, had) = found.GetValueOrDefault(record);
                found[record] = (sum + bm25, had + rare);
            }
        return [.. found.Select(f => new WordMatch(f.Key, f.Value.Bm25, f.Value.Rarity / all)).OrderByDescending(m => m.Bm25).ThenBy(m => m.Record).Take(most)];
    }
}
