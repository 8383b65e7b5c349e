using System.Text.Json;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class OutsideTimeTests
{
    [Theory]
    [InlineData("\"2026-10-01T09:00:00.000Z\"")]
    [InlineData("\"2026-10-01T11:00:00+02:00\"")]
    [InlineData("\"2026-10-01 09:00:00\"")]
    [InlineData("\"Thu, 01 Oct 2026 09:00:00 GMT\"")]
    [InlineData("\"1790845200\"")]
    [InlineData("1790845200")]
    [InlineData("1790845200.0")]
    [InlineData("1790845200000")]
    [InlineData("1790845200000000")]
    [InlineData("1790845200000000000")]
    [InlineData("\"1790845200000\"")]
    public void A_time_is_read_however_it_is_written(string value) =>
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero), Time(value));

    [Theory]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999999999")]
    [InlineData("\"NaN\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    [InlineData("\"2026-02-30T10:00:00Z\"")]
    [InlineData("\"2026-10-01T09:00:00+99:00\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{\"$date\":5}")]
    public void What_is_no_time_is_none(string value) => Assert.Null(Time(value));

    private static DateTimeOffset? Time(string value)
    {
        using var record = JsonDocument.Parse($$"""{"timestamp":{{value}}}""");
        return record.RootElement.Time("timestamp");
    }
}
