namespace TotalMemory.Skills;

/// <summary>What usually comes next.</summary>
/// <param name="Share">Of the times the steps before it were taken, how often this one followed; 0 to 1.</param>
/// <param name="Times">How often that was.</param>
/// <param name="Succeeded">Share of those times that it went well.</param>
public sealed record NextStep(string Verb, string Command, double Share, int Times, double Succeeded);

/// <summary>
/// Predicts the next step from what earlier sessions did after the same steps (a Markov chain of order two, backing off to one). Pure.
/// </summary>
internal static class NextSteps
{
    /// <summary>Fewer observations say nothing.</summary>
    private const int Least = 2;

    public static IReadOnlyList<NextStep> After(IReadOnlyList<string> verbs, IReadOnlyList<WorkSession> sessions, int most)
    {
        if (verbs.Count == 0)
            return [];
        for (var order = Math.Min(2, verbs.Count); order > 0; order--)
        {
            var last = verbs.TakeLast(order).ToList();
            var followers = new List<WorkStep>();
            foreach (var steps in sessions.Select(s => WorkSteps.Folded(s.Steps)))
                for (var i = order; i < steps.Count; i++)
                    if (Enumerable.Range(0, order).All(k => steps[i - order + k].Verb == last[k]))
                        followers.Add(steps[i]);
            if (followers.Count < Least)
                continue;
            return
            [
                .. followers
                    .GroupBy(f => f.Verb)
                    .Where(g => g.Count() >= Least || followers.Count < 4)
                    .OrderByDescending(g => g.Count())
                    .ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Take(most)
                    .Select(g => new NextStep(
                        g.Key,
                        g.OrderBy(f => f.At).Last().Command,
                        (double)g.Count() / followers.Count,
                        g.Count(),
                        (double)g.Count(f => f.Succeeded != false) / g.Count()
                    )),
            ];
        }
        return [];
    }
}
