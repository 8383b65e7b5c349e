using TotalMemory.Tests.Support;
using TotalMemory.Worker;

namespace TotalMemory.Tests.Worker;

public sealed class LocalClockTests
{
    [Fact]
    public void A_zone_with_a_name_is_itself()
    {
        var clock = LocalClock.At(TimeZoneInfo.Utc, Some.Time);
        Assert.Equal((TimeZoneInfo.Utc, 3), (clock.Zone, clock.Hour(3)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(9, 18)]
    [InlineData(-5, 8)]
    public void A_zone_without_a_name_is_said_in_utc(int offset, int hour)
    {
        var nameless = TimeZoneInfo.CreateCustomTimeZone("Local", TimeSpan.FromHours(offset), "Local", "Local");
        var clock = LocalClock.At(nameless, Some.Time);
        Assert.Equal((TimeZoneInfo.Utc, hour), (clock.Zone, clock.Hour(3)));
    }
}
