namespace TotalMemory.Rules;

/// <summary>Repeats of known mistakes per hundred occasions over time, which show whether they become rarer. Pure.</summary>
public static class Proof
{
    /// <summary>Longer times are grouped by month (chosen).</summary>
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
