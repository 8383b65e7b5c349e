using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class TaggedBlocksTests
{
    private static readonly TagPair A = TagPair.Named("a");
    private static readonly TagPair B = TagPair.Named("b");

    [Theory]
    [InlineData("x<a>1</a>y<b>2</b>z", "xyz")]
    [InlineData("<a><b></a>x</b>", "x</b>")]
    [InlineData("<a>open x", "<a>open x")]
    [InlineData("<a>open <b>2</b>x", "<a>open x")]
    [InlineData("no tags < at all", "no tags < at all")]
    [InlineData("", "")]
    public void Closed_blocks_go(string text, string kept) => Assert.Equal(kept, TaggedBlocks.Remove(text, hidesRest: false, A, B));

    [Fact]
    public void A_block_that_hides_the_rest_does() => Assert.Equal("x", TaggedBlocks.Remove("x<a>open", hidesRest: true, A, B));

    [Theory]
    [InlineData("<system-reminder>")]
    [InlineData("<system-reminder><ide_selection>x")]
    [InlineData("<totalmemory-note></totalmemory-note>")]
    [InlineData("<totalmemory-briefing>x</totalmemory-briefing>y")]
    public void Megabytes_of_tags_take_a_time_that_grows_no_faster_than_they(string tag)
    {
        var growth = Growth.OfEightfold(
            size => HarnessText.PersonsWords(OwnContext.Remove(string.Concat(Enumerable.Repeat(tag, size / tag.Length)))),
            256 << 10
        );
        Assert.True(growth < 32, $"{growth:0.0} times as long for eight times as much");
    }
}
