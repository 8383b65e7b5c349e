namespace TotalMemory.Storage;

/// <summary>Times that others wrote are believed only as far as ours.</summary>
internal static class Clock
{
    /// <summary>A time from outside, clamped to the time of reading: what has not happened yet was not seen.</summary>
    public static DateTimeOffset NoLaterThan(DateTimeOffset told, DateTimeOffset now) => told > now ? now : told;
}
