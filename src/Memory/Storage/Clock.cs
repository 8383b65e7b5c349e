namespace TotalMemory.Storage;

/// <summary>Clamps times from outside.</summary>
internal static class Clock
{
    /// <summary>
    /// A time from outside, clamped to the time of reading: a time in the future, or long before there were clients, comes from a wrong
    /// clock.
    /// </summary>
    public static DateTimeOffset NoLaterThan(DateTimeOffset told, DateTimeOffset now) => told > now || told < Earliest ? now : told;

    /// <summary>Earlier times come from a clock that was never set.</summary>
    private static readonly DateTimeOffset Earliest = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
