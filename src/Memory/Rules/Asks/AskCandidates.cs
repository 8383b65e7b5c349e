using System.Text.RegularExpressions;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Rule candidates from repeated requests: a request made in two sessions is listed for review; in three it becomes an insight, in its
/// best wording. Pure.
/// </summary>
internal static partial class AskCandidates
{
    /// <summary>Sessions needed to become active without review (chosen).</summary>
    private const int LeastToSpeak = 3;

    /// <summary>
    /// Minimum similarity of two requests from different sessions; without such a pair nothing is listed (chosen on labelled sessions of
    /// 40 repositories: 79 of 102 rules and insights were really repeated by people; with .5, 74 of 91; with .4, 85 of 117).
    /// </summary>
    private const double ProbablyTheSame = 0.45;

    /// <summary>The same for objections.</summary>
    private const double ProbablyTheSameObjection = 0.55;

    /// <summary>Similarity of the requests needed to become active.</summary>
    private const double PlainlyTheSame = 0.5;

    /// <summary>
    /// Mean similarity of those requests needed to become active: below it they are often of one subject only ("remove X", "remove Y").
    /// </summary>
    private const double SurelyTheSame = 0.6;

    /// <summary>Longer texts that recur verbatim are templates or pastes (chosen).</summary>
    private const int LongestRepeated = 60;

    /// <summary>Minimum specific words of a clear wording; a longer one needs one, and one with "it" more (chosen).</summary>
    private const int LeastWords = 2;

    /// <summary>Words of a wording that is clear with one specific word: "get back to me when you have finished" (chosen).</summary>
    private const int LongWording = 4;

    private const int LeastWordsPointing = 3; // chosen: "it" hides what is meant

    /// <summary>The same for an active order: "spawn a worker" is only meant for the moment, however often it is said (chosen).</summary>
    private const int LeastWordsOfOrder = 3;
    private const int ShortestNorm = 12; // chosen: less says nothing that could be obeyed
    private const int MostEvidence = 12; // chosen: enough quotations to judge it by

    private const int LongestComplaint = 120; // chosen: a longer one is a report

    /// <summary>Replaces an address.</summary>
    private const string Link = "(link)";

    /// <param name="asks">Of one project, oldest first.</param>
    /// <param name="vectors">By text.</param>
    public static IReadOnlyList<RuleCandidate> Find(IReadOnlyList<Ask> asks, IReadOnlyDictionary<string, float[]> vectors)
    {
        var repeated = asks.Where(a => a.Sentence.Length > LongestRepeated)
            .GroupBy(a => a.Sentence, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Select(a => a.Session).Distinct().Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = asks.Where(a => !repeated.Contains(a.Sentence)).ToList();
        var groups = new AskGroups(own, vectors);
        return [.. groups.All().Select(g => Candidate(g, groups)).OfType<RuleCandidate>()];
    }

    private static RuleCandidate? Candidate(IReadOnlyList<Ask> group, AskGroups groups)
    {
        var sessions = group.Select(a => a.Session).ToHashSet(StringComparer.Ordinal);
        var times = sessions.Count + (IsSaidAgain(group) ? 1 : 0);
        if (times < Promotion.LeastSessions)
            return null;
        // The wording must be what was repeated, not something else in the same messages.
        if (WordingOf(group, groups) is not { } best || (TaskOrders.Is(best.Text) && sessions.Count < Promotion.LeastSessions))
            return null;
        var one = group.GroupBy(a => a.Session).Select(s => s.Last()).ToList();
        return new RuleCandidate
        {
            Source = RuleSource.Asked,
            Scope = Knowledge.Scope.Project,
            Project = group[0].Project,
            Text = best.Text,
            SessionCount = sessions.Count,
            Importance = Math.Clamp(1 + sessions.Count, 1, 5),
            FoundedAt = group[^1].Evidence.At,
            IsConfirmed = Speaks(best, group, groups),
            Trigger = new RuleTrigger { Origin = $"asked: {AskVectors.Digest(group[0].Text)}" },
            Records = [],
            Evidence = [.. group.Except(one).TakeLast(MostEvidence).Concat(one).Select(a => a.Evidence).Distinct().OrderBy(e => e.At)],
            FoundingSessions = sessions,
            CorrectedAgain = new Dictionary<string, IReadOnlyList<int>>(),
        };
    }

    // An active rule must be right: it can be understood alone as a norm, and all requests mean the same. Who says "always" or "never"
    // means it to last, so that saying it twice is enough.
    private static bool Speaks(Wording best, IReadOnlyList<Ask> group, AskGroups groups)
    {
        var alike = group.Where(a => groups.Nearest(a, group) >= PlainlyTheSame).ToList();
        var isNorm = NormText.Reads(best.Text);
        if (!best.IsWish || Pointing().IsMatch(best.Text) || best.Text.Contains(Link, StringComparison.Ordinal) || TaskOrders.Is(best.Text))
            return false;
        // Who complains of having to repeat it means it to last.
        if (IsSaidAgain(group))
            return true;
        var isLasting = isNorm && (Directive.IsStanding(best.Text) || Directive.IsProhibition(best.Text));
        return alike.Select(a => a.Session).Distinct().Count() >= (isLasting ? Promotion.LeastSessions : LeastToSpeak)
            && (isNorm || IsFullOrder(best.Text))
            && groups.MeanSimilarity(alike) >= (isLasting ? PlainlyTheSame : SurelyTheSame);
    }

    private static bool IsSaidAgain(IEnumerable<Ask> group) => group.Any(a => a.IsSaidAgain && WishSentences.Is(a.Text));

    private static bool IsFullOrder(string text) => Instructions.Is(text) && AskWords.Extract(text).Count >= LeastWordsOfOrder;

    private sealed record Wording(string Text, bool IsWish);

    // Repeated objections are listed, too, even if no wish was stated: a person decides what follows.
    private static Wording? WordingOf(IReadOnlyList<Ask> group, AskGroups groups)
    {
        bool IsMeant(Ask ask) => ask.IsSaidAgain || groups.Nearest(ask, group) >= ProbablyTheSame;
        if (Plainest(group.Where(a => WishSentences.Is(a.Text) && IsMeant(a)), group) is { } wish)
            return new Wording(wish, true);
        var objecting = group.Where(a => a.Objects && a.Text.Length <= LongestComplaint && !NormText.IsPasted(a.Text)).ToList();
        bool IsRepeated(Ask ask) => groups.Nearest(ask, objecting) >= ProbablyTheSameObjection;
        return
            objecting.Select(a => a.Session).Distinct().Count() >= Promotion.LeastSessions
            && Plainest(objecting.Where(a => !IsSetting(a.Text) && IsRepeated(a)), objecting) is { } words
            ? new Wording($"Objected to in several sessions: {words}", false)
            : null;
    }

    // A pasted setting: a name and its value.
    private static bool IsSetting(string text) => Setting().IsMatch(text);

    /// <summary>The wording that is easiest to understand alone; null if none is.</summary>
    private static string? Plainest(IEnumerable<Ask> wordings, IReadOnlyList<Ask> group)
    {
        var shared = group.SelectMany(a => AskWords.Extract(a.Text)).CountBy(w => w).ToDictionary();
        return wordings
            .Select(a => Instructions.Clean(Address().Replace(Alternative.With(a), Link)))
            .Where(IsPlain)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(text => Score(text, shared, group.Count))
            .ThenBy(text => text.Length)
            .ThenBy(text => text, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static bool IsPlain(string text) =>
        (text.Length >= ShortestNorm || UnspacedText.IsMostlyUnspaced(text))
        && text.Length <= NormText.Longest
        && AskWords.Extract(text.Replace(Link, "", StringComparison.Ordinal)).Count >= WordsNeeded(text)
        && !Passing().IsMatch(text)
        && text.Count(c => c == '(') == text.Count(c => c == ')')
        && !NormText.IsProgramOutput(text)
        && !NormText.IsCode(text);

    private static int WordsNeeded(string text)
    {
        if (Pointing().IsMatch(text))
            return LeastWordsPointing;
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= LongWording ? 1 : LeastWords;
    }

    private static double Score(string text, Dictionary<string, int> shared, int all)
    {
        var words = AskWords.Extract(text);
        return 3.0 * words.Sum(w => shared.GetValueOrDefault(w) - 1) / Math.Max(1, all * words.Count)
            + (NormText.Reads(text) ? 1 : 0)
            + (Directive.IsStanding(text) ? 1 : 0)
            - (Pointing().IsMatch(text) ? 0.7 : 0)
            - (text.Contains(Link, StringComparison.Ordinal) ? 1 : 0)
            - (text.Length > 120 ? 0.5 : 0);
    }

    [Examples("port: 8085", "log.level=debug")]
    [CounterExamples("port 8085", "the port: it is 8085")]
    [GeneratedRegex(@"^[\w ./-]{1,40}[:=]\s?\S{1,40}$")]
    private static partial Regex Setting();

    [Examples("see https://shop.example")]
    [CounterExamples("see shop.example")]
    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [Examples("fix that", "send them")]
    [CounterExamples("fix the parser", "thats")]
    [GeneratedRegex(@"\b(?:this|that|these|those|it|its|them)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pointing();

    // Contains an address, a number or a name that is only valid now, or refers to the conversation.
    [Examples(
        "open /home/mira/x",
        "in D:\\shop",
        "close #12",
        "order 20251",
        "do step 3",
        "fix that.",
        "continue",
        "read the following",
        "I think so",
        "I want to know why"
    )]
    [CounterExamples("run the tests", "two of three")]
    [GeneratedRegex(
        @"/(?:Users|home)/"
            + @"|\b[A-Z]:\\"
            + @"|(?<!\w)#[0-9]+"
            + @"|\b[0-9]{4,}\b"
            + @"|\b(?:issue|pr|step|phase|option|point|task|part|item|round|milestone) #?[0-9]+\b"
            + @"|\b(?:this|that|these|those|it|them|above|below|previous|both|all of)\s*(?:[,.;:!]|$)"
            + @"|^(?:go (?:ahead|on)|continue|do it|do #|let me know)"
            + @"|\bthe following\b"
            + @"|\bi (?:suspect|think|believe|feel|wonder|assume|(?:want|need|['’]?d like|would like|like) to (?:know"
            + @"|see|understand|ask|check))\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Passing();
}
