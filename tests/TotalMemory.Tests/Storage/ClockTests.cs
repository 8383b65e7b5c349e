using TotalMemory.Storage;

namespace TotalMemory.Tests.Storage;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z")]
    [InlineData("2099-01-01T00:00:00Z", "2026-11-27T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "2026-11-27T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z", "2026-11-27T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "2026-11-27T00:00:00Z")]
    public void A_time_that_cannot_be_is_the_time_of_reading(string told, string taken) =>
        Assert.Equal(DateTimeOffset.Parse(taken, null), Clock.NoLaterThan(DateTimeOffset.Parse(told, null), Now));
}
