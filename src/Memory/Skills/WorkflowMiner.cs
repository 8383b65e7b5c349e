namespace TotalMemory.Skills;

/// <summary>A way of working that several sessions share.</summary>
/// <param name="Verbs">Its steps, in order.</param>
/// <param name="Commands">The lines of the latest time it succeeded, one a step.</param>
/// <param name="Uses">A practice a session: the steps that show it, and whether it came to its end.</param>
public sealed record Workflow(IReadOnlyList<string> Verbs, IReadOnlyList<string> Commands, IReadOnlyList<(WorkSession Session, IReadOnlyList<WorkStep> Steps, bool Success)> Uses)
{
    public string Key => string.Join(" > ", Verbs);
}

/// <summary>
/// Finds the runs of steps that recur across sessions: frequent contiguous sequences, the longest that are as frequent as their
/// parts (closed patterns; Yan, Han and Afshar 2003). Pure.
/// </summary>
internal static class WorkflowMiner
{
    private const int Shortest = 3;
    private const int Longest = 6;

    /// <summary>Sessions in which it must have come to its end.</summary>
    public const int LeastSessions = 3;

    private const int Most = 20;

    // A part is worth its own place only when it is met clearly more often than the whole.
    private const double ClosedShare = 0.7;

    public static IReadOnlyList<Workflow> Of(IReadOnlyList<WorkSession> sessions)
    {
        var folded = sessions.Select(s => s with { Steps = WorkSteps.Folded(s.Steps) }).ToList();
        var support = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var session in folded)
            foreach (var key in Runs(session.Steps)) (support.TryGetValue(key, out var found) ? found : support[key] = []).Add(session.Id);
        var frequent = support.Where(s => s.Value.Count >= LeastSessions).OrderByDescending(s => s.Key.Count(c => c == '>')).ThenByDescending(s => s.Value.Count).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        var kept = new List<(string Key, int Sessions)>();
        foreach (var (key, found) in frequent)
            if (!kept.Any(k => Contains(k.Key, key) && k.Sessions >= ClosedShare * found.Count)) kept.Add((key, found.Count));
        return [.. kept.OrderByDescending(k => k.Sessions).ThenBy(k => k.Key, StringComparer.Ordinal).Take(Most).Select(k => Practised(k.Key.Split(" > "), folded))];
    }

    // Runs of successful steps over at least two programs: who commits and pushes needs no telling.
    private static HashSet<string> Runs(IReadOnlyList<WorkStep> steps)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < steps.Count; from++)
        {
            var programs = new HashSet<string>(StringComparer.Ordinal);
            var verbs = new HashSet<string>(StringComparer.Ordinal);
            for (var to = from; to < steps.Count && to - from < Longest && steps[to].Succeeded == true && verbs.Add(steps[to].Verb); to++)
            {
                programs.Add(steps[to].Verb.Split(' ', 2)[0]);
                if (to - from + 1 >= Shortest && programs.Count > 1) found.Add(string.Join(" > ", steps.Skip(from).Take(to - from + 1).Select(s => s.Verb)));
            }
        }
        return found;
    }

    private static bool Contains(string whole, string part) => $" > {whole} > ".Contains($" > {part} > ", StringComparison.Ordinal);

    private static Workflow Practised(string[] verbs, IReadOnlyList<WorkSession> sessions)
    {
        var uses = new List<(WorkSession, IReadOnlyList<WorkStep>, bool)>();
        foreach (var session in sessions)
            if (Practice(verbs, session.Steps) is { } practice) uses.Add((session, practice.Steps, practice.Success));
        var best = uses.Where(u => u.Item3).OrderBy(u => u.Item2[^1].At).Last();
        return new(verbs, [.. best.Item2.Select(s => s.Command)], [.. uses.OrderBy(u => u.Item2[^1].At)]);
    }

    // The last time the run came to its end; else the last time it was begun (two steps) and then failed.
    private static (IReadOnlyList<WorkStep> Steps, bool Success)? Practice(string[] verbs, IReadOnlyList<WorkStep> steps)
    {
        (IReadOnlyList<WorkStep>, bool)? found = null;
        for (var from = 0; from < steps.Count; from++)
        {
            var n = 0;
            while (n < verbs.Length && from + n < steps.Count && steps[from + n].Verb == verbs[n] && (n == 0 || steps[from + n - 1].Succeeded == true)) n++;
            if (n == verbs.Length && steps[from + n - 1].Succeeded == true) found = ([.. steps.Skip(from).Take(n)], true);
            else if (n >= 2 && steps[from + n - 1].Succeeded == false && found is not { Item2: true }) found = ([.. steps.Skip(from).Take(n)], false);
        }
        return found;
    }
}
