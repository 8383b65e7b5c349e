using TotalMemory.Extraction.Errors;

namespace TotalMemory.Rules;

/// <summary>
/// The most frequent fix of an error: the command as last run, and the number of sessions with a similar command.
/// </summary>
internal sealed record CommonFix(string Text, int Sessions, DateTimeOffset LastSeen)
{
    /// <summary>
    /// Minimum share of common words for two commands to count as the same fix.
    /// </summary>
    private const double SameWay = 0.5;

    /// <summary>The fix used in most sessions; null if there are none.</summary>
    public static CommonFix? Find(IEnumerable<FixUse> fixes)
    {
        var all = fixes
            .Select(f => (f.Fix, f.Session, f.At, Words: WordsOf(f.Fix)))
            .OrderByDescending(f => f.At)
            .ThenBy(f => f.Fix, StringComparer.Ordinal)
            .ToList();
        return all.Select(f => new CommonFix(
                Plain(f.Fix),
                all.Where(o => Alike(o.Words, f.Words)).Select(o => o.Session).Distinct().Count(),
                f.At
            ))
            .OrderByDescending(w => w.Sessions)
            .ThenByDescending(w => w.LastSeen)
            .FirstOrDefault();
    }

    private static bool Alike(HashSet<string> a, HashSet<string> b) =>
        a.Count > 0 && (double)a.Count(b.Contains) / a.Union(b).Count() >= SameWay;

    private static HashSet<string> WordsOf(string fix) =>
        Plain(fix).Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The command without leading <c>cd</c>, trailing <c>| head</c> or <c>| tail</c>, and <c>2&gt;&amp;1</c>.</summary>
    private static string Plain(string fix)
    {
        var text = fix.Trim();
        if (!text.EndsWith('…'))
            text = LeadingFolder.Remove(text);
        for (
            var pipe = text.LastIndexOf(" | ", StringComparison.Ordinal);
            pipe > 0
                && (
                    text[(pipe + 3)..].StartsWith("head", StringComparison.Ordinal)
                    || text[(pipe + 3)..].StartsWith("tail", StringComparison.Ordinal)
                );
            pipe = text.LastIndexOf(" | ", StringComparison.Ordinal)
        )
            text = text[..pipe];
        return text.EndsWith(" 2>&1", StringComparison.Ordinal) ? text[..^5] : text;
    }
}

/// <summary>One use of a command as a fix.</summary>
internal sealed record FixUse(string Fix, string Session, DateTimeOffset At);
