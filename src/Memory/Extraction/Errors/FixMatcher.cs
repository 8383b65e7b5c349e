using System.Buffers;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>The call that reached the goal of a failed one.</summary>
internal sealed record FixMatch(Call Call, double Score);

/// <summary>
/// Finds the later call that succeeded at what failed: the same file edited, the same program run with other words, the same
/// check passing, the thing found elsewhere. Pure; looks at most <see cref="Window"/> calls ahead.
/// </summary>
internal sealed partial class FixMatcher(IReadOnlyList<Call> calls)
{
    private const int Window = 40;
    private const double Certain = 0.62;
    private const double CertainLate = 0.68;
    private const double CertainForPaths = 0.72;
    private const double LeastScore = 0.30;
    private const int LeastScoreWithin = 12;
    private const int ShortestPart = 4;

    // All signs that words hold.
    private static readonly SearchValues<char> WordSigns = SearchValues.Create("_@.+-");

    private static readonly HashSet<string> LookupPrograms = new(StringComparer.Ordinal)
    {
        "rg",
        "grep",
        "egrep",
        "find",
        "ls",
        "cat",
        "sed",
        "head",
        "tail",
        "less",
        "nl",
        "wc",
        "fd",
        "tree",
        "awk",
        "bat",
        "stat",
        "file",
        "strings",
    };

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "head",
        "tail",
        "dev",
        "null",
        "echo",
        "cd",
        "true",
        "sed",
        "pwd",
    };

    // Neighbouring failures look at the same calls: each is taken apart once.
    private readonly Shape?[] shapes = new Shape?[calls.Count];

    private Shape ShapeOf(int call) => shapes[call] ??= Shape.Describe(calls[call]);

    /// <param name="failed">Index of the failed call among the conversation's.</param>
    public FixMatch? Find(int failed)
    {
        var goal = ShapeOf(failed);
        var end = Math.Min(calls.Count, failed + 1 + Window);
        var rarity = new Rarity(Enumerable.Range(Math.Max(0, failed - 20), end - Math.Max(0, failed - 20)).Select(ShapeOf));
        FixMatch? best = null;
        var bestDistance = 0;
        FixMatch? found = null;
        for (var i = failed + 1; i < end; i++)
        {
            var call = calls[i];
            var distance = i - failed;
            if (call.Result is null || !(call.Succeeded || PartlySucceeded(goal, call)))
                continue;
            var shape = ShapeOf(i);
            var score = Score(goal, shape, rarity) - 0.008 * distance - (distance > 12 ? 0.004 * (distance - 12) : 0);
            if (
                found is null
                && goal.IsLookup
                && goal.PathMissing
                && shape.IsLookup
                && distance <= 4
                && (distance <= 2 || goal.Stems.Overlaps(shape.Stems))
            )
                found = new FixMatch(call, 0.5);
            if (
                score
                >= (
                    distance > 6 ? CertainLate
                    : goal.PathMissing ? CertainForPaths
                    : Certain
                )
            )
                return new FixMatch(call, score);
            if (best is null || score > best.Score)
                (best, bestDistance) = (new FixMatch(call, score), distance);
        }
        if (found is not null && !(best is { Score: > 0.75 } && bestDistance <= 6))
            return found;
        if (best is null || best.Score < LeastScore || bestDistance > LeastScoreWithin)
            return null;
        // A path that did not exist is only found by something that still speaks of it.
        return goal.PathMissing && !goal.Stems.Overlaps(ShapeOf(failed + bestDistance).Stems) ? null : best;
    }

    // A compound lookup that failed on another path still showed what the first one looked for.
    private static bool PartlySucceeded(Shape goal, Call call) =>
        goal.PathMissing && goal.IsShell && call.Failed && call.Result!.Text.Length > 800 && call.Result.Detail != goal.Diagnostic;

    private static double Score(Shape goal, Shape candidate, Rarity rarity)
    {
        if (goal.IsEdit)
            return !candidate.IsEdit ? 0
                : goal.Files.Overlaps(candidate.Files) ? 1
                : goal.FileNames.Overlaps(candidate.FileNames) ? 0.9
                : 0;
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
            if (same.Any(v => Check().IsMatch(v)))
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

    /// <summary>What a call is about, for comparing.</summary>
    private sealed record Shape(
        string Tool,
        bool IsShell,
        bool IsEdit,
        bool IsLookup,
        bool IsCheck,
        bool IsFixer,
        bool PathMissing,
        string? Diagnostic,
        HashSet<string> Words,
        HashSet<string> Stems,
        HashSet<string> Verbs,
        HashSet<string> Files,
        HashSet<string> FileNames
    )
    {
        public static Shape Describe(Call call)
        {
            var text = $"{call.Request.Target} {call.Request.Text}";
            var words = WordPattern()
                .Matches(text)
                .Select(m => m.Value.Trim('.', '-').ToLowerInvariant())
                .Where(w => w.Length > 1 && !Noise.Contains(w))
                .ToHashSet(StringComparer.Ordinal);
            var verbs = call.IsShell ? CommandLine.Verbs(call.Request.Text).ToHashSet(StringComparer.Ordinal) : [];
            var programs = call.IsShell ? CommandLine.Parse(call.Request.Text).Select(s => s.Program) : [];
            var files = call.Request.Target is { } target ? new HashSet<string>(StringComparer.Ordinal) { target } : [];
            if (call.Tool == "apply_patch")
                files.UnionWith(PatchFile().Matches(call.Request.Text).Select(m => m.Groups[1].Value.Trim()));
            return new Shape(
                call.Tool,
                call.IsShell,
                call.IsEdit,
                ToolNames.IsLookup(call.Request.Tool) || programs.Any(LookupPrograms.Contains),
                Check().IsMatch(text),
                Fixer().IsMatch(text),
                call.Result is { } result && MissingPath().IsMatch(result.Text),
                call.Result?.Detail,
                words,
                Parts(words),
                verbs,
                files,
                files.Select(FileName.Last).ToHashSet(StringComparer.Ordinal)
            );
        }

        // What stands between signs, in letters and digits.
        private static HashSet<string> Parts(HashSet<string> words)
        {
            var parts = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                var text = word.AsSpan();
                foreach (var part in text.SplitAny(WordSigns))
                    if (part.End.Value - part.Start.Value >= ShortestPart)
                        parts.Add(text[part].Length == word.Length ? word : text[part].ToString());
            }
            return parts;
        }
    }

    /// <summary>Words that most calls share say nothing (inverse document frequency over the window).</summary>
    private sealed class Rarity
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
        private readonly int total;

        public Rarity(IEnumerable<Shape> window)
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

    [GeneratedRegex(@"[A-Za-z0-9_@.+-]{2,}")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\*\*\* (?:Update|Add|Delete) File: (.+)")]
    private static partial Regex PatchFile();

    [GeneratedRegex(
        @"test|lint|check|\bvet\b|build|tsc|typecheck|vale|clippy|\bfmt\b|compile|prettier|biome|mypy|ruff",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Check();

    [GeneratedRegex(@"--(?:write|fix|apply)\b|:fix\b|\s-w\b")]
    private static partial Regex Fixer();

    [GeneratedRegex(
        @"no such file|does not exist|cannot access|can.t read|not found: |cannot find the (?:path|file)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex MissingPath();
}
