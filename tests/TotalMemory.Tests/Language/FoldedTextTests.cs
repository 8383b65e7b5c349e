using CsCheck;
using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Żółw", "żółw")]
    [InlineData("Z\u0307o\u0301łw", "żółw")]
    [InlineData("%C5%BB%c3%b3%C5%82w", "żółw")]
    [InlineData(@"\u017b\u00F3\u0142w", "żółw")]
    [InlineData(@"\xc5\xbb\xc3\xb3\xc5\x82w", "żółw")]
    [InlineData(@"\305\273\303\263\305\202w", "żółw")]
    [InlineData("Ż\u00ADół\u200Bw", "żółw")]
    [InlineData("foo%20bar", "foo|bar")]
    [InlineData("100%ab", "100|ab")]
    [InlineData("50% more", "50|more")]
    [InlineData(@"C:\new\table", "c|new|table")]
    [InlineData(@"\ud83d\ude00x", "x")]
    [InlineData("ＡＢＣ-ｶﾞ", "abc|ガ")]
    public void Words_are_read_however_they_are_written(string text, string words) =>
        Assert.Equal(words, string.Join('|', FoldedText.Words(text).Select(w => w.Text)));

    [Fact]
    public void A_line_break_written_as_json_ends_a_word_where_it_is_asked_for()
    {
        const string Text = @"first\nsecond";
        Assert.Equal(["first", "nsecond"], FoldedText.Words(Text).Select(w => w.Text));
        Assert.Equal(["first", "second"], FoldedText.Words(Text, readsEscapes: true).Select(w => w.Text));
        Assert.True(FoldedText.HoldsEscapes(Text));
        Assert.False(FoldedText.HoldsEscapes(@"a\b c"));
    }

    [Fact]
    public void An_identifier_has_parts() => Assert.Equal(["get", "user", "2"], Assert.Single(FoldedText.Words("getUser2")).Parts());

    [Fact]
    public void Every_letter_knows_its_place() =>
        Gen.OneOf(
                Gen.Const("%C3%A9"),
                Gen.Const(@"\u00e9"),
                Gen.Const("e\u0301"),
                Gen.Const("ß"),
                Gen.Const("ab "),
                Gen.Const("ｶﾞ"),
                Gen.String
            )
            .Array[0, 12]
            .Sample(parts =>
            {
                var text = string.Concat(parts);
                var end = 0;
                foreach (var word in FoldedText.Words(text))
                {
                    Assert.True(word.Start >= end && word.End > word.Start && word.End <= text.Length);
                    for (var i = 0; i < word.Text.Length; i++)
                        Assert.True(word.StartOf(i) >= word.Start && word.EndOf(i) <= word.End && word.StartOf(i) < word.EndOf(i));
                    end = word.End;
                }
            });
}
