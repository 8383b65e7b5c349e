using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Tests.Spool.Files;

public sealed class StandardInputTests
{
    private static string Read(string written, bool staysOpen, int piece = 7)
    {
        var bytes = Encoding.UTF8.GetBytes(written);
        var at = 0;
        var got = StandardInput.Collect(
            (buffer, offset, count) =>
            {
                var n = Math.Min(Math.Min(piece, count), bytes.Length - at);
                bytes.AsSpan(at, n).CopyTo(buffer.AsSpan(offset));
                at += n;
                return n;
            },
            _ => at < bytes.Length || !staysOpen,
            TimeSpan.FromMinutes(1)
        );
        return Encoding.UTF8.GetString(got);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":"}","b":[{"c":"\\"},"\"}"]}""")]
    [InlineData("""  {"deep":{"er":[[[{}]]]}}""")]
    public void The_object_is_enough_where_the_pipe_stays_open(string json) => Assert.Equal(json, Read(json, staysOpen: true));

    [Fact]
    public void What_follows_the_object_is_not_waited_for() => Assert.Equal("{\"a\":1}", Read("{\"a\":1}\n{\"b\":2}", true, piece: 1));

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":\"half")]
    [InlineData("no json")]
    [InlineData("\"a { in a text\"")]
    public void What_never_becomes_an_object_ends_with_the_input_or_the_patience(string text)
    {
        Assert.Equal(text, Read(text, staysOpen: false));
        Assert.Equal(text, Read(text, staysOpen: true));
    }

    [Fact]
    public void A_payload_of_megabytes_is_read_whole()
    {
        var json = "{\"a\":\"" + new string('x', 3 << 20) + "\"}";
        Assert.Equal(json.Length, Read(json, true, piece: 100_000).Length);
    }
}
