namespace TotalMemory.Benchmarks;

/// <summary>How one ranking fared: the share of the answers found, whether any or all were, and how high they stood.</summary>
internal sealed record RetrievalScore(
    double Recall5,
    double Recall10,
    double Any5,
    double All5,
    double Any10,
    double All10,
    double Ndcg5,
    double Ndcg10,
    double ReciprocalRank
)
{
    public static RetrievalScore Of(IReadOnlyList<string> ranked, IReadOnlySet<string> gold)
    {
        var first = ranked.Select((id, i) => (id, i)).Where(r => gold.Contains(r.id)).Select(r => r.i + 1).FirstOrDefault();
        return new(
            Recall(5),
            Recall(10),
            Recall(5) > 0 ? 1 : 0,
            Recall(5) >= 1 ? 1 : 0,
            Recall(10) > 0 ? 1 : 0,
            Recall(10) >= 1 ? 1 : 0,
            Ndcg(5),
            Ndcg(10),
            first == 0 ? 0 : 1.0 / first
        );

        double Recall(int k) => (double)ranked.Take(k).Count(gold.Contains) / Math.Max(1, gold.Count);

        double Ndcg(int k)
        {
            var ideal = Enumerable.Range(0, Math.Min(k, gold.Count)).Sum(i => 1 / Math.Log2(i + 2));
            return ideal == 0 ? 0 : ranked.Take(k).Select((id, i) => gold.Contains(id) ? 1 / Math.Log2(i + 2) : 0).Sum() / ideal;
        }
    }
}
