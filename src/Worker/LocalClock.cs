namespace TotalMemory.Worker;

/// <summary>
/// The person's clock in a form that the scheduler can look up again by name. In a slim container the local time zone may have none (a
/// plain
/// <c>/etc/localtime</c>); then the hour is said in UTC by the offset of the moment.
/// </summary>
/// <param name="Zone">A zone with a name.</param>
/// <param name="Shift">Hours that a local hour lies behind the same hour of <paramref name="Zone"/>.</param>
internal sealed record LocalClock(TimeZoneInfo Zone, int Shift)
{
    public static LocalClock At(TimeZoneInfo local, DateTimeOffset now) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(local.Id, out _)
            ? new LocalClock(local, 0)
            : new LocalClock(TimeZoneInfo.Utc, (int)Math.Round(local.GetUtcOffset(now).TotalHours));

    /// <summary>The hour of <see cref="Zone"/>'s day at which it is this hour here.</summary>
    public int Hour(int local) => ((local - Shift) % 24 + 24) % 24;
}
