using TotalMemory.Knowledge;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Knowledge;

public sealed class ForgottenTextTests
{
    private static string Clean(string name, string text) =>
        new ForgottenText(new HashSet<string> { ForgottenName.FromFolded(name).Stored }).Clean(text);

    [Theory]
    [InlineData("echo Quokkazulu", "echo [forgotten]")]
    [InlineData("class QuokkazuluClient:", "class [forgotten]Client:")]
    [InlineData("deployquokkazulu2.sh", "deploy[forgotten]2.sh")]
    [InlineData(@"{""a"":""x\nQuokkazulu""}", @"{""a"":""x\n[forgotten]""}")]
    [InlineData("ＱＵＯＫＫＡＺＵＬＵ", "[forgotten]")]
    [InlineData("quokka", "quokka")]
    public void A_name_goes_from_inside_longer_words(string text, string cleaned) => Assert.Equal(cleaned, Clean("quokkazulu", text));

    [Theory]
    [InlineData("curl https://x.io/?q=%C5%BB%C3%B3%C5%82wik", "curl https://x.io/?q=[forgotten]")]
    [InlineData(@"{""name"":""\u017b\u00f3\u0142wik""}", @"{""name"":""[forgotten]""}")]
    [InlineData(@"modified: ""src/\305\273\303\263\305\202wik.py""", @"modified: ""src/[forgotten].py""")]
    [InlineData("Z\u0307o\u0301łwik", "[forgotten]")]
    public void A_name_goes_however_its_letters_are_written(string text, string cleaned) => Assert.Equal(cleaned, Clean("żółwik", text));

    [Theory]
    [InlineData("the bartender", "the bartender")]
    [InlineData("BartClient and Bart", "[forgotten]Client and [forgotten]")]
    public void A_short_name_goes_only_as_a_part_of_an_identifier(string text, string cleaned) =>
        Assert.Equal(cleaned, Clean("bart", text));

    [Fact]
    public void A_sentence_goes_from_json_too()
    {
        var digest = ForgottenRun.Hash("Always deploy from staging")!;
        var text = @"{""content"":""first\nAlways deploy\nfrom staging\nlast""}";
        Assert.Equal(@"{""content"":""first\n[forgotten]\nlast""}", new ForgottenText(new HashSet<string> { digest }).Clean(text));
    }

    [Fact]
    public void What_an_older_version_noted_is_still_found()
    {
        // Split at the mark, and not folded.
        var former = new HashSet<string> { "w" + Sha256.Hex("straßenfest", 12) };
        Assert.Equal("[forgotten] ist", new ForgottenText(former).Clean("Straßenfest ist"));
    }
}
