namespace TotalMemory.Skills;

/// <summary>A predicted next step.</summary>
/// <param name="Share">How often this step followed the given ones; 0 to 1.</param>
/// <param name="Times">Number of observations.</param>
/// <param name="Succeeded">Share of these in which it succeeded.</param>
public sealed record PredictedStep(string Verb, string Command, double Share, int Times, double Succeeded);

/// <summary>
/// Predicts the next step from what earlier sessions did after the same steps (a Markov chain of order two, backing off to one). Pure.
/// </summary>
internal static class StepPrediction
{
    /// <summary>Minimum number of observations (chosen).</summary>
    private const int Least = 2;

    public static IReadOnlyList<PredictedStep> After(IReadOnlyList<string> verbs, IReadOnlyList<WorkSession> sessions, int most)
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
                    .Select(g => new PredictedStep(
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
