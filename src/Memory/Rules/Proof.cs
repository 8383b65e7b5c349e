namespace TotalMemory.Rules;

/// <summary>Occasions of one day: sessions in which a rule applied.</summary>
/// <param name="Judged">Occasions on which a rule was obeyed or violated.</param>
/// <param name="Repeated">Occasions on which the known mistake was repeated.</param>
public sealed record OccasionDay(DateOnly Day, int Judged, int Repeated);

/// <summary>A week or a month of occasions.</summary>
public sealed record ProofPeriod(DateOnly From, bool IsMonth, int Judged, int Repeated)
{
    /// <summary>Minimum occasions for a meaningful figure (chosen).</summary>
    public const int Least = 10;

    /// <summary>Repeated mistakes per hundred occasions.</summary>
    public double PerHundred => Judged == 0 ? 0 : 100.0 * Repeated / Judged;

    public bool HasEnoughOccasions => Judged >= Least;
}

/// <summary>Repeats of known mistakes per hundred occasions over time, which show whether they become rarer. Pure.</summary>
public static class Proof
{
    /// <summary>Longer times are grouped by month.</summary>
    private const int MostWeeks = 26;

    /// <param name="days">In any order; entries of the same day are added.</param>
    /// <returns>Periods with occasions, oldest first.</returns>
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

    // Weeks start on Monday (ISO 8601).
    private static DateOnly Week(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
