namespace TotalMemory.Recall;

/// <summary>Weight of an unconfirmed record by age, with a half-life of 90 days.</summary>
public static class Decay
{
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(90); // chosen: a quarter of a year

    /// <summary>1 when just confirmed, towards 0 with age.</summary>
    public static double Factor(DateTimeOffset confirmed, DateTimeOffset now) =>
        Math.Pow(2, -Math.Max(0, (now - confirmed).TotalDays) / HalfLife.TotalDays);
}
