using TotalMemory.Graph;

namespace TotalMemory.Association;

/// <summary>
/// Spreading activation (Collins and Loftus 1975) over the graph of records, with total-agent-memory's constants: it decays with each hop,
/// stops below a threshold, and records reached by several paths score higher. Pure.
/// </summary>
public static class Activation
{
    private const double Threshold = 0.3;
    private const int Depth = 2; // chosen: what is farther away has little to do with the question

    /// <summary>Only this many records per hop, the strongest, spread further (chosen).</summary>
    private const int Widest = 100;

    private static readonly double[] Decay = [1, 0.7, 0.4, 0.2];
    private static readonly double[] Bonus = [1, 1, 1.2, 1.5, 1.8, 2.0];

    /// <param name="seeds">Start records, each with a strength of at most 1.</param>
    /// <param name="neighbours">Edges of a record, each with a weight of at most 1.</param>
    public static IReadOnlyList<ActivatedRecord> Spread(
        IReadOnlyDictionary<long, double> seeds,
        Func<long, IEnumerable<Neighbour>> neighbours
    )
    {
        var reached = new Dictionary<long, (double Strength, int Hops, int Ways)>();
        var front = seeds.ToDictionary();
        foreach (var (record, strength) in seeds)
            reached[record] = (Math.Min(1, strength), 0, 1);
        for (var hop = 1; hop <= Depth; hop++)
        {
            var next = new Dictionary<long, double>();
            foreach (var (from, strength) in front.OrderByDescending(f => f.Value).ThenBy(f => f.Key).Take(Widest))
            foreach (var (to, weight) in neighbours(from))
            {
                if (seeds.ContainsKey(to))
                    continue;
                // Decay is applied once per hop number, not multiplied over all hops.
                var arriving = strength * weight * Decay[hop] / Decay[hop - 1];
                if (arriving < Threshold * Decay[hop])
                    continue;
                var known = reached.GetValueOrDefault(to, (Strength: 0, Hops: hop, Ways: 0));
                reached[to] = (Math.Max(known.Strength, arriving), known.Hops, known.Ways + 1);
                next[to] = Math.Max(next.GetValueOrDefault(to), arriving);
            }
            front = next;
        }
        return
        [
            .. reached
                .Select(r => new ActivatedRecord(
                    r.Key,
                    r.Value.Strength * Bonus[Math.Min(r.Value.Ways, Bonus.Length - 1)],
                    r.Value.Hops,
                    r.Value.Ways
                ))
                .OrderByDescending(a => a.Strength)
                .ThenBy(a => a.Record),
        ];
    }
}
