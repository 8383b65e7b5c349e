using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules.Asks;

public sealed class WishSentencesTests
{
    public static TheoryData<string> Examples => [.. WishSentences.Examples];

    public static TheoryData<string> CounterExamples => [.. WishSentences.CounterExamples];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_wanted_is_told_from_its_words(string sentence) => Assert.True(WishSentences.Is(sentence));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void What_reports_asks_or_thanks_is_none(string sentence) => Assert.False(WishSentences.Is(sentence));
}
