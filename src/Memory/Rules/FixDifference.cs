namespace TotalMemory.Rules;

/// <summary>
/// Whether the fixes of an error differ from the failed commands in the same way each time. The same option added in two sessions is a
/// lesson; another search that succeeds is not. Pure.
/// </summary>
internal static class FixDifference
{
    /// <param name="solved">Errors with their fixes.</param>
    public static bool IsCommon(IReadOnlyList<Mistake> solved) =>
        solved
            .SelectMany(m => Changes(m).Select(change => new WordChange(change, m.Session)))
            .Distinct()
            .CountBy(c => c.Word)
            .Any(c => c.Value >= Promotion.LeastSessions);

    // Words that only the fix has, and options that only the failed command had.
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

    private sealed record WordChange(string Word, string Session);
}
