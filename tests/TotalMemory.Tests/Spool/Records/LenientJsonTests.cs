using System.Text;
using System.Text.Json;
using CsCheck;
using TotalMemory.Spool.Records;

namespace TotalMemory.Tests.Spool.Records;

public sealed class LenientJsonTests
{
    private static string? Read(byte[] json)
    {
        using var document = LenientJson.Parse(json);
        return document is null ? null : LenientJson.Text(document.RootElement.GetProperty("a"));
    }

    [Theory]
    [InlineData("""{"a":"half \ud83d of it"}""", "half \uFFFD of it")]
    [InlineData("""{"a":"\ude00 the other"}""", "\uFFFD the other")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "\uFFFD😀")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "😀")]
    [InlineData("""{"a":"C:\work\sgit \u12"}""", "C:\\work\\sgit \\u12")]
    [InlineData("""{"a":"nul \u0000 here"}""", "nul \uFFFD here")]
    [InlineData("{\"a\":\"tab\there\"}", "tab here")]
    [InlineData("""{"a":"é\u00e9 plain \\d"}""", "éé plain \\d")]
    [InlineData("""{"a":"trailing",}""", "trailing")]
    public void What_is_invalid_is_mended_and_the_rest_stays(string json, string text) =>
        Assert.Equal(text, Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        Assert.Equal("x\uFFFDy", Read([.. "{\"a\":\"x"u8, 0xFF, .. "y\"}"u8]));
        // A surrogate written as if it were a character is one half character.
        Assert.Equal("x\uFFFDy", Read([.. "{\"a\":\"x"u8, 0xED, 0xA0, 0xBD, .. "y\"}"u8]));
        Assert.Equal("x\uFFFD", Read([.. "{\"a\":\"x"u8, 0xF0, 0x9F, .. "\"}"u8]));
        Assert.Equal("x y", Read([.. "{\"a\":\"x"u8, 0, .. "y\"}"u8]));
    }

    [Fact]
    public void What_is_no_json_is_none()
    {
        Assert.Null(LenientJson.Parse("{\"a\":"u8.ToArray()));
        Assert.Null(LenientJson.Parse("no json"u8.ToArray()));
    }

    [Fact]
    public void What_was_mended_is_valid_whatever_it_was()
    {
        var pieces = Gen.OneOf("\\ud83d", "\\udE00", "\\u0000", "\\q", "\\", "\\\\", "\\n", "é", "😀", "plain", "\t", "\u0001", "/")
            .Select(Encoding.UTF8.GetBytes);
        var invalid = Gen.Byte[0x80, 0xFF].Select(b => new[] { b });
        Gen.Frequency((5, pieces), (1, invalid))
            .Array[0, 11]
            .Sample(
                parts =>
                {
                    // A backslash before the closing quote would be an escape of it.
                    var text = LenientJson.Decode([.. parts.SelectMany(p => p), (byte)'.']);
                    Assert.EndsWith(".", text, StringComparison.Ordinal);
                    Assert.Equal(text, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text)));
                    Assert.DoesNotContain('\0', text);
                },
                iter: 2_000
            );
    }
}
