using TotalMemory.Knowledge;

namespace TotalMemory.Rules;

/// <summary>Patterns of errors, and the record of rules.</summary>
/// <param name="Kinds">Errors by program or reported category, most frequent first.</param>
/// <param name="Recurring">Errors of more than one occurrence in the window.</param>
/// <param name="Candidates">Insights that are not rules yet.</param>
/// <param name="Rules">Rules and insights with their ledgers.</param>
/// <param name="Weeks">Errors in each of the last four weeks, oldest first.</param>
public sealed record PatternReport(
    IReadOnlyList<ErrorKind> Kinds,
    IReadOnlyList<ErrorFrequency> Recurring,
    IReadOnlyList<Rule> Candidates,
    IReadOnlyList<Rule> Rules,
    IReadOnlyList<int> Weeks
)
{
    /// <summary>Whether this week has fewer errors than an average week before.</summary>
    public string Trend =>
        (Weeks[3], Weeks.Take(3).Average()) switch
        {
            (0, 0) => "quiet",
            (_, 0) => "new errors this week",
            var (now, before) when now < before * 0.8 => "improving",
            var (now, before) when now > before * 1.2 => "declining",
            _ => "steady",
        };
}
