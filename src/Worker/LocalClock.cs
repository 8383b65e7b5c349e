namespace TotalMemory.Worker;

/// <summary>
/// The person's time zone in a form that the scheduler can find by name. In a small container the local time zone may have no name (only
/// <c>/etc/localtime</c>); then the hour is converted to UTC with the current offset.
/// </summary>
/// <param name="Zone">A time zone that has a name.</param>
/// <param name="Shift">How many hours local time is behind <paramref name="Zone"/>.</param>
internal sealed record LocalClock(TimeZoneInfo Zone, int Shift)
{
    public static LocalClock At(TimeZoneInfo local, DateTimeOffset now) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(local.Id, out _)
            ? new LocalClock(local, 0)
            : new LocalClock(TimeZoneInfo.Utc, (int)Math.Round(local.GetUtcOffset(now).TotalHours));

    /// <summary>Converts a local hour to an hour in <see cref="Zone"/>.</summary>
    public int Hour(int local) => ((local - Shift) % 24 + 24) % 24;
}
