namespace TotalMemory.Rules;

/// <summary>
/// What solved an error, several times over: the command as last run, and the sessions in which much the same command did.
/// </summary>
internal sealed record CommonFix(string Text, int Sessions, DateTimeOffset LastSeen)
{
    /// <summary>
    /// Share of words two commands must have in common to count as the same way: <c>bun run test</c> is, another file looked at with
    /// <c>sed</c> is not.
    /// </summary>
    private const double SameWay = 0.5;

    /// <summary>The way that most sessions took; null without any.</summary>
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

    /// <summary>The command without what only shapes its output, and without going to its folder.</summary>
    private static string Plain(string fix)
    {
        var text = fix.Trim();
        if (
            text.StartsWith("cd ", StringComparison.Ordinal)
            && text.IndexOf(" && ", StringComparison.Ordinal) is > 0 and var and
            && !text.EndsWith('…')
        )
            text = text[(and + 4)..];
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

/// <summary>A command that solved an error once.</summary>
internal sealed record FixUse(string Fix, string Session, DateTimeOffset At);
