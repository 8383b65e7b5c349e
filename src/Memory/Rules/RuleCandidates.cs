using TotalMemory.Knowledge;

namespace TotalMemory.Rules;

/// <summary>
/// Mistakes → clusters → possible rules, joined with those from statements and from what was seen otherwise. Pure; the result does not
/// depend on the mistakes' order.
/// </summary>
internal static class RuleCandidates
{
    /// <summary>Minimum mean similarity to a cluster's corrections to join it.</summary>
    private const double Alike = 0.42;

    // A repeated request that a correction or statement already covers is not listed separately.
    private const int LeastApart = 2;

    /// <param name="seen">Candidates from causes and repeated requests; mistakes explained by them are not clustered.</param>
    public static IReadOnlyList<RuleCandidate> Find(
        IReadOnlyList<Mistake> mistakes,
        IReadOnlyList<PersonStatement> statements,
        IReadOnlyList<RuleCandidate> seen,
        IReadOnlyList<string> projects
    )
    {
        var explained = Places(seen.SelectMany(c => c.Evidence));
        mistakes = [.. mistakes.Where(m => m.IsCorrection || !explained.Contains(PlaceOf(m.Evidence)))];
        var words = new MistakeWords([.. mistakes.Where(m => m.IsCorrection)]);
        var found = new List<RuleCandidate>();
        foreach (var cluster in Clusters(mistakes, words))
            found.AddRange(FromCluster(cluster, words, projects));
        found.AddRange(StatementCandidates.Find(statements, projects));
        var said = Places(found.SelectMany(c => c.Evidence));
        found.AddRange(seen.Where(c => c.Source != RuleSource.Asked || IsApart(c, said)));
        return CandidateDuplicates.Join(found);
    }

    private static bool IsApart(RuleCandidate asked, HashSet<EvidencePlace> said) =>
        asked.Evidence.Count(e => !said.Contains(PlaceOf(e))) >= Math.Min(LeastApart, asked.Evidence.Count);

    private static EvidencePlace PlaceOf(Evidence e) => new(e.File, e.Line);

    private static HashSet<EvidencePlace> Places(IEnumerable<Evidence> evidence) => [.. evidence.Select(PlaceOf)];

    private sealed record EvidencePlace(string File, int Line);

    // By signature or habit first, then corrections by meaning.
    private static IReadOnlyList<Cluster> Clusters(IEnumerable<Mistake> mistakes, MistakeWords words)
    {
        var all = mistakes
            .OrderBy(m => m.At)
            .ThenBy(m => m.Evidence.File, StringComparer.Ordinal)
            .ThenBy(m => m.Evidence.Line)
            .ThenBy(m => m.Record)
            .ToList();
        var groups = new List<List<Mistake>>();
        var byKey = new Dictionary<string, List<Mistake>>(StringComparer.Ordinal);
        var corrections = new CorrectionGroups(words, Alike);
        foreach (var m in all)
        {
            var home = FindGroup(m, byKey, corrections);
            if (home is null)
                groups.Add(home = []);
            home.Add(m);
            if (Key(m) is { } key)
                byKey.TryAdd(key, home);
            if (m.IsCorrection)
                corrections.Add(m, home);
        }
        return [.. groups.Select(g => new Cluster(g))];
    }

    private static List<Mistake>? FindGroup(Mistake m, Dictionary<string, List<Mistake>> byKey, CorrectionGroups corrections)
    {
        if (Key(m) is { } key && byKey.TryGetValue(key, out var same))
            return same;
        return m.IsCorrection ? corrections.Nearest(m) : null;
    }

    private static string? Key(Mistake m)
    {
        if (m.Habit is { } habit)
            return "habit:" + habit.Key;
        return m.Signature is { } signature ? "error:" + signature : null;
    }

    // A habit in three projects becomes global if the person stated it without naming anything of one project; otherwise there is one
    // candidate per project.
    private static IEnumerable<RuleCandidate> FromCluster(Cluster cluster, MistakeWords words, IReadOnlyList<string> projects)
    {
        var said = cluster.Mistakes.Where(m => m.IsCorrection).ToLookup(m => m.Project, m => m.Text);
        if (
            cluster.Projects.Count >= Promotion.GlobalProjects
            && said.Count >= Promotion.LeastCorrectedProjects
            && FromCluster(cluster, Scope.Global, words) is { } everywhere
            && RuleReach.AppliesEverywhere(everywhere.Text, projects, said)
        )
            return [everywhere];
        return cluster
            .Mistakes.GroupBy(m => m.Project)
            .Select(p => FromCluster(new Cluster([.. p]), Scope.Project, words))
            .OfType<RuleCandidate>();
    }

    private static RuleCandidate? FromCluster(Cluster cluster, Scope scope, MistakeWords words)
    {
        var founding = Founding(cluster.Mistakes);
        if (founding is null)
            return null;
        var corrections = cluster.Mistakes.Where(m => m.IsCorrection).ToList();
        var shared = words.Shared(corrections);
        if (RuleText.Compose(cluster, shared) is not { } text)
            return null;
        var born = founding[^1].At;
        var foundingSessions = founding.Select(m => m.Session).ToHashSet(StringComparer.Ordinal);
        return new RuleCandidate
        {
            Source = corrections.Count * 2 >= Math.Min(cluster.Mistakes.Count, 4) ? RuleSource.Corrected : RuleSource.Proven,
            Scope = scope,
            Project = cluster.Mistakes[^1].Project,
            Text = text.Text,
            StatementLength = text.StatementLength,
            SessionCount = foundingSessions.Count,
            Importance = Promotion.Importance(RuleSource.Corrected, cluster.Count, isEmphatic: false),
            FoundedAt = born,
            Trigger = Triggers.Derive(cluster, shared),
            Records = [.. cluster.Mistakes.Select(m => m.Record).Distinct()],
            Evidence = [.. cluster.Mistakes.Select(m => m.Evidence).TakeLast(12)],
            FoundingSessions = foundingSessions,
            CorrectedAgain = corrections
                .Where(m => m.At > born && !foundingSessions.Contains(m.Session))
                .GroupBy(m => m.Session)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<int>)[.. g.Select(m => m.Evidence.Line)]),
        };
    }

    /// <summary>The earliest mistakes that suffice; null if they do not.</summary>
    private static List<Mistake>? Founding(IReadOnlyList<Mistake> mistakes)
    {
        if (!AreEnough(mistakes))
            return null;
        // Monotonic: if some suffice, more do, too.
        var (few, many) = (Promotion.LeastMistakes - 1, mistakes.Count);
        while (many - few > 1)
        {
            var middle = (few + many) / 2;
            if (AreEnough([.. mistakes.Take(middle)]))
                many = middle;
            else
                few = middle;
        }
        return [.. mistakes.Take(many)];
    }

    private static bool AreEnough(IReadOnlyList<Mistake> mistakes) =>
        mistakes.Count >= Promotion.LeastMistakes
        && Cluster.CountOf(mistakes) >= Promotion.LeastMistakes
        && mistakes.Select(m => m.Session).Distinct().Count() >= Promotion.LeastSessions;
}
