using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("ｶﾞｿﾘﾝ", "ガソリン")]
    [InlineData("ﾃﾞｰﾀﾍﾞｰｽ", "データベース")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("STRASSE", "straße")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("ΣΊΣΥΦΟΣ", "Σίσυφος")]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("I\u0307stanbul", "istanbul")]
    [InlineData("ışık", "işik")]
    [InlineData("oﬃce", "office")]
    [InlineData("ﬁle", "FILE")]
    [InlineData("ſhip", "ship")]
    [InlineData("𝐁𝐨𝐥𝐝", "bold")]
    [InlineData("Ⅳ", "iv")]
    [InlineData("ﾊﾝｸﾞﾙ", "ハングル")]
    [InlineData("اَلْعَرَبِيَّة", "العربية")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("كـــتاب", "كتاب")]
    public void What_reads_the_same_is_one_spelling(string one, string other)
    {
        Assert.Equal(Folding.Fold(other), Folding.Fold(one));
        Assert.Equal(Normalized.Identity(other), Normalized.Identity(one));
    }

    [Theory]
    [InlineData("10²", "102")]
    [InlineData("é", "e")]
    [InlineData("が", "か")]
    [InlineData("½", "12")]
    public void Numbers_and_marks_still_differ(string one, string other) => Assert.NotEqual(Folding.Fold(other), Folding.Fold(one));

    [Theory]
    [InlineData("plain")]
    [InlineData("Ünïcödé — ça va, Ελλάδα, русский, हिन्दी, 日本語, 한국어, ไทยคำ 👍🏽")]
    [InlineData("ＡＢＣ ｶﾞ ﬁ İı ß")]
    [InlineData("\ud800 half a pair")]
    public void Folding_twice_is_folding_once(string text) => Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text)));
}
