using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

/// <summary>The programs run without ICU: what is one text to a reader must be one here by our own table.</summary>
public sealed class NormalizedTests
{
    [Theory]
    [InlineData("Le caf\u00E9 est ferm\u00E9", "Le cafe\u0301 est ferme\u0301")]
    [InlineData("Vi\u1EC7t Nam", "Vie\u0323\u0302t Nam")]
    [InlineData("Vi\u1EC7t Nam", "Vie\u0302\u0323t Nam")]
    [InlineData("\u00C5ngstr\u00F6m", "\u212Bngstro\u0308m")]
    [InlineData("\uD55C\uAD6D\uC5B4", "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165")]
    [InlineData("\u30AC\u30C9", "\u30AB\u3099\u30C8\u3099")]
    [InlineData("\u0439", "\u0438\u0306")]
    public void Composed_and_decomposed_letters_are_one_identity(string composed, string decomposed)
    {
        Assert.Equal(Normalized.Identity(composed), Normalized.Identity(decomposed));
        Assert.Equal(Words.Extract(composed).Fingerprint(), Words.Extract(decomposed).Fingerprint());
    }

    [Theory]
    [InlineData("é", "e")]
    [InlineData("й", "и")]
    [InlineData("ガ", "カ")]
    public void A_mark_still_makes_another_letter(string one, string other) =>
        Assert.NotEqual(Normalized.Identity(one), Normalized.Identity(other));

    [Theory]
    [InlineData("Ünïcödé — ça va, Ελλάδα, русский, हिन्दी, 日本語, 한국어 👍🏽")]
    [InlineData("\u0958 is excluded from composition: \u0915\u093C")]
    public void Composing_twice_is_composing_once(string text) =>
        Assert.Equal(UnicodeComposition.Compose(text), UnicodeComposition.Compose(UnicodeComposition.Compose(text)));

    [Fact]
    public void What_is_composed_already_keeps_the_identity_that_older_memories_stored() =>
        Assert.Equal("ünïcödé ça va ελλάδα русский 日本語 한국어", Normalized.Text("Ünïcödé ça va Ελλάδα русский 日本語 한국어"));
}
