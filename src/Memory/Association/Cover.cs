using TotalMemory.Language;

namespace TotalMemory.Association;

/// <summary>
/// The fewest records that together cover a topic: greedy set cover (Chvátal 1979) over the topic's words; ties go to the stronger
/// association. Pure.
/// </summary>
public static class Cover
{
    /// <returns>The records in the order chosen, and the share of the topic's words that they hold.</returns>
    public static Covering Choose(string topic, IReadOnlyList<AssociatedRecord> found, int most)
    {
        var asked = Words.Extract(topic);
        var missing = asked.Content.Union(asked.Exact).ToHashSet(StringComparer.Ordinal);
        var all = missing.Count;
        var chosen = new List<AssociatedRecord>();
        while (missing.Count > 0 && chosen.Count < most)
        {
            var best = found
                .Except(chosen)
                .Select(a => (Association: a, Words: Covered(a)))
                .Where(a => a.Words.Count > 0)
                .OrderByDescending(a => a.Words.Count)
                .ThenByDescending(a => a.Association.Activation.Strength)
                .ThenBy(a => a.Association.Record.Id)
                .FirstOrDefault();
            if (best.Association is null)
                break;
            chosen.Add(best.Association);
            missing.ExceptWith(best.Words);
        }
        return new(chosen, all == 0 ? 0 : (double)(all - missing.Count) / all);

        HashSet<string> Covered(AssociatedRecord a)
        {
            var said = Words.Extract($"{a.Record.Text} {a.Record.Context}");
            return [.. missing.Where(w => said.Content.Contains(w) || said.Exact.Contains(w))];
        }
    }
}
