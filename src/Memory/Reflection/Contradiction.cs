using System.Text.RegularExpressions;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Reflection;

/// <summary>
/// Whether a newer statement replaces an older one: both speak of the same subject, and the newer says itself that something changed. Pure.
/// Without such a word both survive, however alike: ports 8080 and 8081, «use» and «do not use» may each be true of something.
/// </summary>
internal static partial class Contradiction
{
    private const int LeastShared = 2;

    /// <summary>Share of the older statement's words that the newer one must repeat.</summary>
    private const double LeastCovered = 0.6;

    /// <summary>A value is a word or two; more is another subject.</summary>
    private const int MostValueWords = 2;

    /// <summary>What was ordered once replaces nothing.</summary>
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

    /// <summary>The statement says that something changed.</summary>
    public static bool SaysChange(string text) => Change().IsMatch(text);

    /// <summary>By their words alone, the first being the newer.</summary>
    public static bool Replaces(string newer, string older)
    {
        var change = Change().Match(newer);
        if (!change.Success || newer.TrimEnd().EndsWith('?'))
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
        // Another port of another server: with a number or a name, the rest must be the same.
        if (b.Exact.Any(e => !wordsA.Contains(e)) && b.Content.Any(w => !wordsA.Contains(w)))
            return false;
        // What a statement begins with is its subject: a newer one of the mail server replaces none of the print server.
        if (!BeginsWithin(newer, wordsB) || !BeginsWithin(older, wordsA))
            return false;
        // "no longer": the same thing, denied. Else the value itself must differ, and something must stand in its place.
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

    // "pnpm instead of npm": npm is what was.
    private static IEnumerable<string> Replaced(string newer) =>
        InsteadOf().Matches(newer).SelectMany(m => Words.Extract(m.Groups[1].Value) is var w ? w.Content.Union(w.Exact) : []);

    [GeneratedRegex(
        @"\b(?:no longer|not any ?more|any ?more|anymore|as of (?:now|today)|(?<=\w )now(?! on)|instead(?: of)?|switched"
            + @"|moved|migrated|changed|renamed|replaced|since today|these days)\b|(?<!\w)(?:теперь|больше не|вместо)(?!\w)|\b(?:jetzt"
            + @"|nicht mehr|statt)\b|现在|不再|改用",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Change();

    [GeneratedRegex(
        @"\b(?:no longer|not any ?more|any ?more|anymore)\b|(?<!\w)больше не(?!\w)|\bnicht mehr\b|不再",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Ends();

    [GeneratedRegex(@"\binstead of ([\w./:@-]+)|\bfrom ([\w./:@-]+) to\b", RegexOptions.IgnoreCase)]
    private static partial Regex InsteadOf();
}
