using TotalMemory.Knowledge;

namespace TotalMemory.Tests.Knowledge;

public sealed class ForgottenPhrasesTests
{
    private static readonly ForgottenPhrases Phrases = new(
        ["Never deploy the shop on Fridays.", "Use tabs"],
        new HashSet<string>(StringComparer.Ordinal) { "quokkazulu" }
    );

    [Theory]
    [InlineData("he said: never  deploy the SHOP on fridays!", "he said: [forgotten]!")]
    [InlineData("ask Quokkazulu first", "ask [forgotten] first")]
    [InlineData("use tabs. So: Use tabs", "[forgotten]. So: [forgotten]")]
    [InlineData("never deploy the shop on Mondays", "never deploy the shop on Mondays")]
    [InlineData("quokkazulus", "[forgotten]s")]
    [InlineData("", "")]
    public void Whole_sentences_and_names_go(string text, string cleaned) => Assert.Equal(cleaned, Phrases.Clean(text));

    [Theory]
    [InlineData("IOException: deploy the shop on Fri", "IOException: [forgotten] Fri")]
    [InlineData("so: never deploy the shop on fridays at all", "so: [forgotten] at all")]
    [InlineData("deploy the shop today", "deploy the shop today")]
    public void In_a_log_four_words_in_a_row_are_enough(string text, string cleaned) =>
        Assert.Equal(cleaned, Phrases.InParts().Clean(text));
}
