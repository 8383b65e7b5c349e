using System.Text.RegularExpressions;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Reflection;

/// <summary>
/// Whether a newer statement replaces an older one: both are about the same subject, and the newer one says that something changed. Pure.
/// Otherwise both are kept, however similar they are: ports 8080 and 8081, «use» and «do not use» may each be true of something.
/// </summary>
internal static partial class Contradiction
{
    private const int LeastShared = 2; // chosen: one word may be shared by chance

    /// <summary>Share of the older statement's words that the newer one must contain.</summary>
    private const double LeastCovered = 0.6;

    /// <summary>A value has one or two words; more is another subject (chosen).</summary>
    private const int MostValueWords = 2;

    /// <summary>A one-time order replaces nothing (chosen).</summary>
    private const int LeastImportance = 3;

    public static bool Replaces(KnowledgeRecord newer, KnowledgeRecord older) =>
        newer.Id != older.Id
        && newer.Type == older.Type
        && newer.Project == older.Project
        && newer.Scope == older.Scope
        && newer.Branch == older.Branch
        && newer.Origin == Origin.User
        && newer.Importance >= LeastImportance
        && newer.Created > older.Confirmed
        && Replaces(newer.Text, older.Text);

    /// <summary>True if the statement says that something changed.</summary>
    public static bool SaysChange(string text) => Change().IsMatch(text);

    /// <summary>By text alone.</summary>
    public static bool Replaces(string newer, string older)
    {
        var change = Change().Match(newer);
        if (!change.Success || Sentences.IsQuestion(newer))
            return false;
        var (a, b) = (Words.Extract(Change().Replace(newer, " ")), Words.Extract(Change().Replace(older, " ")));
        var (wordsA, wordsB) = (
            a.Content.Union(a.Exact).ToHashSet(StringComparer.Ordinal),
            b.Content.Union(b.Exact).ToHashSet(StringComparer.Ordinal)
        );
        var shared = wordsB.Count(wordsA.Contains);
        var value = wordsB.Count - shared;
        if (shared < LeastShared || shared < LeastCovered * wordsB.Count || value > MostValueWords)
            return false;
        // It may be another port of another server: if a number or a name differs, the rest must be equal.
        if (b.Exact.Any(e => !wordsA.Contains(e)) && b.Content.Any(w => !wordsA.Contains(w)))
            return false;
        // A statement starts with its subject: one about the mail server does not replace one about the print server.
        if (!BeginsWithin(newer, wordsB) || !BeginsWithin(older, wordsA))
            return false;
        // "no longer": the same statement, negated. Otherwise the value must differ, and be replaced by another.
        if (Ends().IsMatch(newer))
            return value == 0 && b.Negated == 0;
        return a.Negated == b.Negated
            && ((value > 0 && wordsA.Count > shared) || Replaced(newer).Any(wordsB.Contains) && wordsA.Count > shared);
    }

    private static bool BeginsWithin(string text, HashSet<string> words)
    {
        foreach (var token in Change().Replace(text, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            if (Words.Extract(token) is var w && w.Content.Concat(w.Exact).FirstOrDefault() is { } first)
                return words.Contains(first);
        return false;
    }

    // "pnpm instead of npm": npm is the old value.
    private static IEnumerable<string> Replaced(string newer) =>
        InsteadOf().Matches(newer).SelectMany(m => Words.Extract(m.Groups[1].Value) is var w ? w.Content.Union(w.Exact) : []);

    [Examples("we no longer use tabs", "we use spaces now", "we switched to spaces", "теперь пробелы", "jetzt Leerzeichen", "现在用空格")]
    [CounterExamples("we use spaces", "now on air", "know it")]
    [GeneratedRegex(
        @"\b(?:no longer|not any ?more|any ?more|as of (?:now|today)|(?<=\w )now(?! on)|instead(?: of)?"
            + @"|switched|moved|migrated|changed|renamed|replaced|since today|these days)\b"
            + @"|(?<!\w)(?:теперь|больше не|вместо)(?!\w)" // Russian
            + @"|\b(?:jetzt|nicht mehr|statt)\b" // German
            + @"|现在|不再|改用", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Change();

    [Examples("we do not use tabs anymore", "больше не табы", "nicht mehr Tabs", "不再用制表符")]
    [CounterExamples("we use tabs now", "any morello")]
    [GeneratedRegex(@"\b(?:no longer|any ?more)\b|(?<!\w)больше не(?!\w)|\bnicht mehr\b|不再", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [Examples("spaces instead of tabs", "moved from tabs to spaces")]
    [CounterExamples("spaces instead", "from tabs")]
    [GeneratedRegex(@"\binstead of ([\w./:@-]+)|\bfrom ([\w./:@-]+) to\b", RegexOptions.IgnoreCase)]
    private static partial Regex InsteadOf();
}
