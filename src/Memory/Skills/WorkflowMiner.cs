using TotalMemory.Language;

namespace TotalMemory.Skills;

/// <summary>
/// Finds sequences of steps that recur across sessions: frequent contiguous sequences, the longest that are as frequent as their parts
/// (closed patterns; Yan, Han and Afshar 2003). Pure.
/// </summary>
internal static class WorkflowMiner
{
    private const int Shortest = 3; // chosen: two steps are a pair
    private const int Longest = 6; // chosen: longer ones rarely repeat

    /// <summary>Minimum number of sessions in which it was completed (chosen).</summary>
    public const int LeastSessions = 3;

    private const int Most = 8; // chosen: one screen

    // A part is kept only if it is clearly more frequent than the whole.
    private const double ClosedShare = 0.7;

    // Two sequences with mostly the same steps are one workflow, observed from another starting point.
    private const double SameShare = 0.6;

    public static IReadOnlyList<Workflow> Mine(IReadOnlyList<WorkSession> sessions)
    {
        var folded = sessions.Select(s => s with { Steps = WorkSteps.Folded(s.Steps) }).ToList();
        var support = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var session in folded)
        foreach (var key in Runs(session.Steps))
            (support.TryGetValue(key, out var found) ? found : support[key] = []).Add(session.Id);
        var frequent = support
            .Where(s => s.Value.Count >= LeastSessions)
            .OrderByDescending(s => s.Key.Count(c => c == '>'))
            .ThenByDescending(s => s.Value.Count)
            .ThenBy(s => s.Key, StringComparer.Ordinal)
            .ToList();
        var kept = new List<(string Key, int Sessions)>();
        foreach (var (key, found) in frequent)
            if (!kept.Any(k => Contains(k.Key, key) && k.Sessions >= ClosedShare * found.Count))
                kept.Add((key, found.Count));
        var distinct = new List<string[]>();
        foreach (
            var verbs in kept.OrderByDescending(k => k.Sessions)
                .ThenByDescending(k => k.Key.Length)
                .ThenBy(k => k.Key, StringComparer.Ordinal)
                .Select(k => k.Key.Split(" > "))
        )
            if (distinct.Count < Most && !distinct.Any(d => Similarity.Jaccard([.. d], [.. verbs]) >= SameShare))
                distinct.Add(verbs);
        return [.. distinct.Select(verbs => Practised(verbs, folded)).Where(w => 2 * w.Commands.Count(IsInformative) >= w.Commands.Count)];
    }

    // "tmux …" is not informative.
    private static bool IsInformative(string command) =>
        !command.EndsWith(" …", StringComparison.Ordinal) || command.Count(c => c == ' ') > 1;

    // Sequences of successful steps with at least two programs, since commit and push need no skill.
    private static HashSet<string> Runs(IReadOnlyList<WorkStep> steps)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < steps.Count; from++)
        {
            var programs = new HashSet<string>(StringComparer.Ordinal);
            var verbs = new HashSet<string>(StringComparer.Ordinal);
            for (
                var to = from;
                to < steps.Count
                    && to - from < Longest
                    && steps[to].Succeeded == true
                    && verbs.Add(steps[to].Verb)
                    && (to == from || Follows(steps[to - 1].Verb, steps[to].Verb));
                to++
            )
            {
                programs.Add(steps[to].Verb.Split(' ', 2)[0]);
                if (to - from + 1 >= Shortest && programs.Count > 1)
                    found.Add(string.Join(" > ", steps.Skip(from).Take(to - from + 1).Select(s => s.Verb)));
            }
        }
        return found;
    }

    // A commit ends a sequence; only publishing may follow.
    private static bool Follows(string verb, string next) =>
        verb is not ("git commit" or "git push" or "gh pr create")
        || next.StartsWith("git ", StringComparison.Ordinal)
        || next.StartsWith("gh ", StringComparison.Ordinal);

    private static bool Contains(string whole, string part) => $" > {whole} > ".Contains($" > {part} > ", StringComparison.Ordinal);

    private static Workflow Practised(string[] verbs, IReadOnlyList<WorkSession> sessions)
    {
        var uses = new List<WorkflowUse>();
        foreach (var session in sessions)
            if (Practice(verbs, session.Steps) is { } practice)
                uses.Add(new(session, practice.Steps, practice.Success));
        var done = uses.Where(u => u.Success).Select(u => u.Steps).ToList();
        return new(
            verbs,
            [.. verbs.Select((v, i) => Usual(v, [.. done.Select(d => d[i].Command)]))],
            [.. uses.OrderBy(u => u.Steps[^1].At)]
        );
    }

    // File names and messages differ every time; only a repeated command is shown.
    private static string Usual(string verb, IReadOnlyList<string> commands) =>
        commands
            .GroupBy(c => c)
            .Where(g => g.Count() > 1 || commands.Count == 1)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key.Length)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key
        ?? verb + " …";

    // The last completed occurrence; otherwise the last one with at least two steps that then failed.
    private static (IReadOnlyList<WorkStep> Steps, bool Success)? Practice(string[] verbs, IReadOnlyList<WorkStep> steps)
    {
        (IReadOnlyList<WorkStep>, bool)? found = null;
        for (var from = 0; from < steps.Count; from++)
        {
            var n = 0;
            while (
                n < verbs.Length
                && from + n < steps.Count
                && steps[from + n].Verb == verbs[n]
                && (n == 0 || steps[from + n - 1].Succeeded == true)
            )
                n++;
            if (n == verbs.Length && steps[from + n - 1].Succeeded == true)
                found = ([.. steps.Skip(from).Take(n)], true);
            else if (n >= 2 && steps[from + n - 1].Succeeded == false && found is not { Item2: true })
                found = ([.. steps.Skip(from).Take(n)], false);
        }
        return found;
    }
}
