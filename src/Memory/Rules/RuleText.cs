using System.Text.RegularExpressions;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// Phrases a cluster's rule in one sentence: the person's own words if there are any, otherwise what failed and what worked. Pure. Null if
/// nobody said what should be done: complaints alone make no rule.
/// </summary>
internal static partial class RuleText
{
    public const int Longest = NormText.Longest;

    private const int Shortest = 12; // chosen: less says nothing that could be obeyed

    public static StatedText? Compose(Cluster cluster, IReadOnlyList<string> shared)
    {
        var corrections = cluster.Mistakes.Where(m => m.IsCorrection).ToList();
        return corrections.Count > 0 ? FromWords(cluster, corrections, shared) : FromFix(cluster);
    }

    /// <summary>A sentence without its opening interjection; starts with a capital.</summary>
    public static string Clean(string sentence)
    {
        var text = RepetitionOpening.Strip(Opening().Replace(Sentences.OneLine(sentence), "")).Trim().TrimEnd(',', ';', ':', '-', ' ');
        return text.Length > 0 && char.IsLower(text[0]) && !IsCodeWord(text) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    private static StatedText? FromWords(Cluster cluster, List<Mistake> corrections, IReadOnlyList<string> shared)
    {
        var habit = cluster.Habit;
        var best = corrections
            .SelectMany(m =>
                SentenceSplitter.Split(Sentences.OneLine(CorrectionClassifier.Prose(m.Evidence.Quote))).Select(s => (Text: Clean(s), m.At))
            )
            .Where(s => s.Text.Length >= Shortest && NormText.Reads(s.Text))
            .Select(s => (s.Text, s.At, Score: Score(s.Text, habit, shared)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score)
            .ThenByDescending(s => s.At)
            .ThenBy(s => s.Text, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Text is null)
            return null;
        var text = new StatedText(best.Text.TrimEnd('.', '!'), null);
        var right = habit?.Right is { Length: > 0 } said
            ? said
            : cluster.Mistakes.LastOrDefault(m => m.Fix is not null && m.Habit?.Key == habit?.Key)?.Fix;
        if (habit is not null && !Mentions(text.Text, habit.Trigger.Program))
            text = Within(text.With($" (about `{habit.Trigger.Verb}`)"), text);
        if (habit is not null && right is { Length: > 0 } && !text.Text.Contains(right, StringComparison.OrdinalIgnoreCase))
            text = Within(text.With($": `{Sentences.Cut(right, 120)}`"), text);
        return text;
    }

    private static StatedText Within(StatedText longer, StatedText text) => longer.Text.Length <= Longest ? longer : text;

    // Negative if the sentence states nothing that could be obeyed.
    private static double Score(string sentence, Habit? habit, IReadOnlyList<string> shared)
    {
        var named = NamedCommands.Find(sentence);
        var states = NormText.SaysWhatToDo(sentence) || Imperative().IsMatch(sentence) || (habit is not null && named.Count > 0);
        if (!states)
            return -1;
        var words = Words.Extract(sentence);
        var covered = shared.Count(w => words.Content.Contains(w) || words.Exact.Contains(w));
        if (habit is null && shared.Count > 0 && covered == 0)
            return -1;
        return 1
            + (Directive.IsStanding(sentence) ? 3 : 0)
            + (Directive.IsProhibition(sentence) ? 1 : 0)
            + (Directive.IsNorm(sentence) || Imperative().IsMatch(sentence) ? 2 : 0)
            + (named.Any(n => !n.IsRejected && n.Text.Contains(' ')) ? 2 : 0)
            + (habit is not null && Mentions(sentence, habit.Trigger.Program) ? 1 : 0)
            + 3.0 * covered / Math.Max(1, shared.Count)
            + (sentence.Length is > 25 and < 160 ? 1 : 0)
            - (Pointing().IsMatch(sentence) ? 1.5 : 0);
    }

    // Only a fix used in more than one session makes a rule.
    private static StatedText? FromFix(Cluster cluster)
    {
        var solved = cluster.Mistakes.Where(m => m.Fix is { Length: > 0 }).ToList();
        if (
            CommonFix.Find(solved.Select(m => new FixUse(m.Fix!, m.Session, m.At))) is not { } way
            || way.Sessions < Promotion.LeastSessions
        )
            return null;
        if (!FixDifference.IsCommon(solved))
            return null;
        var last = solved[^1];
        var failed = cluster.Habit?.Trigger.Verb ?? Sentences.Cut(Sentences.OneLine(MistakeStore.CommandOf(last.Evidence.Quote)), 80);
        var cause = Sentences.Cut(
            Sentences.OneLine(
                last.Text[(last.Text.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 and < 40 ? colon + 2 : 0)..]
            ),
            90
        );
        var fix = Sentences.Cut(way.Text, 80);
        var text =
            failed.Length == 0
                ? new StatedText($"{cause}: what works is `{fix}`", null)
                : StatedText.Join($"`{Sentences.Cut(failed, 40)}` fails here ({Sentences.Cut(cause, 50)}); what works", $": `{fix}`");
        return NormText.IsProgramOutput(text.Text) ? null : text with { Text = Sentences.Cut(text.Text, Longest) };
    }

    private static bool Mentions(string text, string program) =>
        Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(program)}(?![\w-])", RegexOptions.IgnoreCase);

    private static bool IsCodeWord(string text) =>
        text.Split(' ', 2)[0] is var first
        && (Spool.Commands.Programs.Known.Contains(first) || first.Any(c => c is '_' or '.' or '/' or '(' || char.IsAsciiDigit(c)));

    // "No, use tabs", and not "No tabs" or "Stop using tabs", which mean the opposite of what would be left.
    [Examples("No, use tabs", "wrong again: use tabs", "no use tabs", "hey, use tabs")]
    [CounterExamples("No tabs", "stop using tabs", "use tabs")]
    [GeneratedRegex(
        """
            ^(?:[\s,.:;!—–-]*(?:
                (?:no+|nope|wrong(?:\sagain)?|incorrect|not\sagain|wait|stop|again|look|listen|well|yes|nein|nicht\sso
                  |нет|опять|снова|stopp)
                (?=\s?[,.:;!—–]|\s-\s)
              | (?:no+|yes)(?=\s+(?:please|always|never|do\snot|don['’]?t|you|we|i|it|that|this|use|run|keep|put|write|call|name|make)\b)
              | (?:hm+|hey|sorry|ok(?:ay)?|please|but|and|so|also|actually|oh|uh|btw)(?=[\s,.:;!—–-])
            )[\s,.:;!—–-]+)+
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Opening();

    [Examples("use tabs", "please always ask first")]
    [CounterExamples("we use tabs", "user names")]
    [GeneratedRegex(
        @"^(?:(?:please|always|just|you (?:should|must|need to)) )*(?:use|run|keep|put|move|write|call|name|add"
            + @"|avoid|prefer|make|return|remove|delete|check|commit|leave|split|follow|stick|do|test|verify|show|ask"
            + @"|read|wrap|pass|set|start|build|inject|log|handle|store|import|go through)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Imperative();

    // "it" and "this" cannot be understood without the conversation.
    [Examples("test it", "see above")]
    [CounterExamples("test the parser", "item")]
    [GeneratedRegex(@"\b(?:it|this|that|these|those|them|here's|above|below)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pointing();
}
