namespace TotalMemory.Rules;

/// <summary>
/// Whether what solved an error differs from what failed in the same way each time: another search that succeeds is a lookalike, the
/// same option added in two sessions is a lesson. Pure.
/// </summary>
internal static class FixDifference
{
    /// <param name="solved">Errors with their fixes.</param>
    public static bool IsCommon(IReadOnlyList<Mistake> solved) =>
        solved
            .SelectMany(m => Changes(m).Select(change => new Change(change, m.Session)))
            .Distinct()
            .CountBy(c => c.Word)
            .Any(c => c.Value >= Promotion.LeastSessions);

    // Words that only the fix has, and options that only the failed command had: another place to search is another search.
    private static IEnumerable<string> Changes(Mistake m)
    {
        var (failed, worked) = (WordsOf(MistakeStore.CommandOf(m.Evidence.Quote)), WordsOf(m.Fix ?? ""));
        return worked.Except(failed).Select(w => "+" + w).Concat(failed.Except(worked).Where(w => w[0] == '-').Select(w => "-" + w));
    }

    private static HashSet<string> WordsOf(string command) =>
        command
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Any(char.IsLetter))
            .ToHashSet(StringComparer.Ordinal);

    private sealed record Change(string Word, string Session);
}
