using System.Text.RegularExpressions;
using TotalMemory.Extraction.Facts;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// What a person asks for again and again is what they want: asked in two sessions, it is listed; in three, it is an insight in the best
/// of their wordings. Pure.
/// </summary>
internal static partial class AskCandidates
{
    /// <summary>Sessions from which on it speaks.</summary>
    private const int LeastToSpeak = 3;

    /// <summary>Two sessions are enough only if two of their requests are so much alike.</summary>
    private const double SurelyTheSame = 0.6;

    /// <summary>Texts so long that come back word for word are templates or pastes.</summary>
    private const int LongestRepeated = 60;

    /// <summary>Telling words that make it plain what is wanted; more where "it" stands for one.</summary>
    private const int LeastWords = 2;

    private const int LeastWordsPointing = 3;
    private const int ShortestNorm = 12;
    private const int MostEvidence = 12;

    /// <param name="asks">Of one project, the oldest first.</param>
    /// <param name="vectors">By text.</param>
    public static IReadOnlyList<RuleCandidate> Find(IReadOnlyList<Ask> asks, IReadOnlyDictionary<string, float[]> vectors)
    {
        var repeated = asks.Where(a => a.Text.Length > LongestRepeated)
            .GroupBy(a => a.Text, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Select(a => a.Session).Distinct().Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = asks.Where(a => !repeated.Contains(a.Text)).ToList();
        var groups = new AskGroups(own, vectors);
        return [.. groups.All().Select(g => Candidate(g, groups)).OfType<RuleCandidate>()];
    }

    private static RuleCandidate? Candidate(IReadOnlyList<Ask> group, AskGroups groups)
    {
        var sessions = group.Select(a => a.Session).ToHashSet(StringComparer.Ordinal);
        if (sessions.Count < Promotion.LeastSessions || Best(group) is not { } best)
            return null;
        if (sessions.Count < LeastToSpeak && groups.Closest(group) < SurelyTheSame)
            return null;
        var one = group.GroupBy(a => a.Session).Select(s => s.Last());
        return new RuleCandidate
        {
            Source = RuleSource.Asked,
            Scope = Knowledge.Scope.Project,
            Project = group[0].Project,
            Text = best,
            Support = sessions.Count,
            Importance = Math.Clamp(1 + sessions.Count, 1, 5),
            Born = group[^1].Evidence.At,
            IsConfirmed = sessions.Count >= LeastToSpeak,
            Trigger = new RuleTrigger { Origin = $"asked: {AskVectors.Digest(group[0].Text)}" },
            Records = [],
            Evidence = [.. one.TakeLast(MostEvidence).Select(a => a.Evidence).OrderBy(e => e.At)],
            FoundingSessions = sessions,
            CorrectedAgain = new Dictionary<string, IReadOnlyList<int>>(),
        };
    }

    /// <summary>The wording that a reader who was not there understands best; null when none does.</summary>
    internal static string? Best(IReadOnlyList<Ask> group)
    {
        var shared = group.SelectMany(a => MistakeWords.Extract(a.Text)).CountBy(w => w).ToDictionary();
        return group
            .Select(a => Orders.Clean(a.Text))
            .Where(IsPlain)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(text => Score(text, shared, group.Count))
            .ThenBy(text => text.Length)
            .ThenBy(text => text, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static bool IsPlain(string text) =>
        text.Length is >= ShortestNorm and <= NormText.Longest
        && MistakeWords.Extract(text).Count >= (Pointing().IsMatch(text) ? LeastWordsPointing : LeastWords)
        && !Passing().IsMatch(text)
        && !NormText.IsMachines(text);

    private static double Score(string text, Dictionary<string, int> shared, int all)
    {
        var words = MistakeWords.Extract(text);
        return 3.0 * words.Sum(w => shared.GetValueOrDefault(w) - 1) / Math.Max(1, all * words.Count)
            + (NormText.Reads(text) ? 1 : 0)
            + (Directive.IsStanding(text) ? 1 : 0)
            - (Pointing().IsMatch(text) ? 0.7 : 0)
            - (text.Length > 120 ? 0.5 : 0);
    }

    [GeneratedRegex(@"\b(?:this|that|these|those|it|its|them)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pointing();

    // An address, a number or a name of today, or what only the conversation shows.
    [GeneratedRegex(
        @"https?://|(?<!\w)#[0-9]+|\b[0-9]{4,}\b|\b(?:issue|pr|step|phase|option|point) #?[0-9]+\b"
            + @"|\b(?:this|that|these|those|it|them|above|below|previous|both|all of)\s*(?:[,.;:!]|$)"
            + @"|^(?:go (?:ahead|on)|continue|do it|do #)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Passing();
}
