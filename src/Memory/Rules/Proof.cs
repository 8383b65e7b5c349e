namespace TotalMemory.Rules;

/// <summary>Occasions of one day: sessions in which a rule mattered, each time it did.</summary>
/// <param name="Judged">In which it was obeyed or violated.</param>
/// <param name="Repeated">In which the known mistake was made again.</param>
public sealed record OccasionDay(DateOnly Day, int Judged, int Repeated);

/// <summary>A week or a month of occasions.</summary>
public sealed record ProofPeriod(DateOnly From, bool IsMonth, int Judged, int Repeated)
{
    /// <summary>With fewer, a single session decides the figure (chosen).</summary>
    public const int Least = 10;

    /// <summary>Repeats of known mistakes in a hundred occasions.</summary>
    public double PerHundred => Judged == 0 ? 0 : 100.0 * Repeated / Judged;

    public bool HasEnoughOccasions => Judged >= Least;
}

/// <summary>Whether known mistakes become rarer: their repeats per hundred occasions, over time. Pure.</summary>
public static class Proof
{
    /// <summary>A longer time is told by months.</summary>
    private const int MostWeeks = 26;

    /// <param name="days">In any order; those of one day are added up.</param>
    /// <returns>The periods in which there was an occasion, the oldest first.</returns>
    public static IReadOnlyList<ProofPeriod> InPeriods(IReadOnlyList<OccasionDay> days)
    {
        if (days.Count == 0)
            return [];
        var isMonth = days.Max(d => d.Day.DayNumber) - days.Min(d => d.Day.DayNumber) > MostWeeks * 7;
        return
        [
            .. days.GroupBy(d => isMonth ? Month(d.Day) : Week(d.Day))
                .OrderBy(g => g.Key)
                .Select(g => new ProofPeriod(g.Key, isMonth, g.Sum(d => d.Judged), g.Sum(d => d.Repeated))),
        ];
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

    // From Monday on, as ISO 8601 counts.
    private static DateOnly Week(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
