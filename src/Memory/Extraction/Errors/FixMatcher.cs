using TotalMemory.Conversations;

namespace TotalMemory.Extraction.Errors;

/// <summary>A call that achieved what a failed one tried.</summary>
internal sealed record FixMatch(Call Call, double Score);

/// <summary>
/// Finds the later call that succeeded at what failed: the same file edited, the same program run with other arguments, the same check
/// passing, a missing thing found elsewhere. Pure; looks at most <see cref="Window"/> calls ahead.
/// </summary>
internal sealed class FixMatcher(IReadOnlyList<Call> calls)
{
    private const int Window = 40; // chosen: calls after a failure in which its fix is sought
    private const double Certain = 0.62;
    private const double CertainLate = 0.68;
    private const double CertainForPaths = 0.72;
    private const double LeastScore = 0.30;
    private const int LeastScoreWithin = 12; // chosen: farther away, such a likeness is chance

    // Neighbouring failures examine the same calls, so each is parsed once.
    private readonly CallShape?[] shapes = new CallShape?[calls.Count];

    private readonly CallSubject?[] subjects = new CallSubject?[calls.Count];

    private CallSubject SubjectOf(int call) => subjects[call] ??= CallSubject.Describe(calls[call]);

    private CallShape ShapeOf(int call) => shapes[call] ??= CallShape.Describe(calls[call]);

    /// <param name="failed">Index of the failed call among the conversation's.</param>
    public FixMatch? Find(int failed)
    {
        var goal = ShapeOf(failed);
        var end = Math.Min(calls.Count, failed + 1 + Window);
        var rarity = new WordRarity(Enumerable.Range(Math.Max(0, failed - 20), end - Math.Max(0, failed - 20)).Select(ShapeOf));
        FixMatch? best = null;
        var bestDistance = 0;
        FixMatch? found = null;
        for (var i = failed + 1; i < end; i++)
        {
            var call = calls[i];
            var distance = i - failed;
            if (call.Result is null || !(call.Succeeded || PartlySucceeded(goal, call)))
                continue;
            if (!goal.IsEdit && !SubjectOf(failed).MayBeAchievedBy(SubjectOf(i)))
                continue;
            var shape = ShapeOf(i);
            var score = Score(goal, shape, rarity) - 0.008 * distance - (distance > 12 ? 0.004 * (distance - 12) : 0);
            if (found is null && IsLookedUp(goal, shape, distance))
                found = new FixMatch(call, 0.5);
            if (score >= CertainFrom(goal, distance))
                return new FixMatch(call, score);
            if (best is null || score > best.Score)
                (best, bestDistance) = (new FixMatch(call, score), distance);
        }
        if (found is not null && !(best is { Score: > 0.75 } && bestDistance <= 6))
            return found;
        if (best is null || best.Score < LeastScore || bestDistance > LeastScoreWithin)
            return null;
        // A call that fixes a missing path must still mention part of it.
        return goal.PathMissing && !goal.Stems.Overlaps(ShapeOf(failed + bestDistance).Stems) ? null : best;
    }

    // A missing path that is searched for immediately afterwards.
    private static bool IsLookedUp(CallShape goal, CallShape shape, int distance) =>
        goal.IsLookup && goal.PathMissing && shape.IsLookup && distance <= 4 && (distance <= 2 || goal.Stems.Overlaps(shape.Stems));

    private static double CertainFrom(CallShape goal, int distance)
    {
        if (distance > 6)
            return CertainLate;
        return goal.PathMissing ? CertainForPaths : Certain;
    }

    // A compound lookup that failed on another path may still have shown what the first one looked for.
    private static bool PartlySucceeded(CallShape goal, Call call) =>
        goal.PathMissing && goal.IsShell && call.Failed && call.Result!.Text.Length > 800 && call.Result.Detail != goal.Diagnostic;

    private static double EditScore(CallShape goal, CallShape candidate)
    {
        if (!candidate.IsEdit)
            return 0;
        if (goal.Files.Overlaps(candidate.Files))
            return 1;
        return goal.FileNames.Overlaps(candidate.FileNames) ? 0.9 : 0;
    }

    private static double Score(CallShape goal, CallShape candidate, WordRarity rarity)
    {
        if (goal.IsEdit)
            return EditScore(goal, candidate);
        var shared = goal.Words.Where(candidate.Words.Contains).Sum(rarity.Weight);
        var own = Math.Max(goal.Words.Sum(rarity.Weight), 1e-9);
        var others = Math.Max(candidate.Words.Sum(rarity.Weight), 1e-9);
        var score = 0.5 * shared / Math.Min(own, others) + 0.5 * shared / (own + others - shared);
        if (goal.IsShell && candidate.IsShell)
        {
            var same = goal.Verbs.Where(candidate.Verbs.Contains).ToList();
            var program = goal.Verbs.Select(Program).Intersect(candidate.Verbs.Select(Program)).Any();
            if (same.Count > 0)
                score += 0.15;
            else if (program)
                score += 0.08;
            if (same.Any(v => CallShape.Checks(v)))
                score += 0.25;
            else if (!program)
                score -= 0.05;
        }
        else if (goal.Tool == candidate.Tool)
            score += 0.15;
        if (goal.IsLookup && candidate.IsLookup)
            score += 0.1;
        if (!goal.IsFixer && goal.IsCheck && candidate.IsFixer)
            score -= 0.5;
        if (candidate.IsEdit)
            score -= 0.3;
        return score;
    }

    private static string Program(string verb) => verb.Split(' ', 2)[0];

    /// <summary>Weights words by inverse document frequency over the window.</summary>
    private sealed class WordRarity
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
        private readonly int total;

        public WordRarity(IEnumerable<CallShape> window)
        {
            foreach (var shape in window)
            {
                total++;
                foreach (var word in shape.Words)
                    counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        public double Weight(string word) => Math.Log(1 + total / (1.0 + counts.GetValueOrDefault(word)));
    }
}
