using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>Shows whether known mistakes become rarer.</summary>
public sealed class ProofBook(Database database, TimeProvider time)
{
    private const int MostRules = 10; // chosen: one screen
    private static readonly TimeSpan Lately = TimeSpan.FromDays(90); // chosen: a quarter of a year

    /// <summary>Week by week, or month by month, the oldest first; of all projects when null.</summary>
    public IReadOnlyList<ProofPeriod> Periods(string? project)
    {
        using var c = database.Open();
        return Proof.InPeriods(c.Proofs.Days(project));
    }

    /// <summary>Mistakes repeated in the last ninety days, most frequent first.</summary>
    public IReadOnlyList<RepeatedRule> Repeated(string? project)
    {
        using var c = database.Open();
        return c.Proofs.Repeated(project, time.GetUtcNow() - Lately, MostRules);
    }
}
