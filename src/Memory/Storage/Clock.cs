namespace TotalMemory.Storage;

/// <summary>Times that others wrote are believed only as far as ours.</summary>
internal static class Clock
{
    /// <summary>
    /// A time from outside, clamped to the time of reading: what has not happened yet, or long before there were clients, was not seen
    /// then.
    /// </summary>
    public static DateTimeOffset NoLaterThan(DateTimeOffset told, DateTimeOffset now) => told > now || told < Earliest ? now : told;

    /// <summary>No client wrote before; a clock that was never set did.</summary>
    private static readonly DateTimeOffset Earliest = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
