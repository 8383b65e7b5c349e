using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules.Asks;

public sealed class WishesTests
{
    public static TheoryData<string> Examples => [.. Wishes.Examples];

    public static TheoryData<string> CounterExamples => [.. Wishes.CounterExamples];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_wanted_is_told_from_its_words(string sentence) => Assert.True(Wishes.Is(sentence));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void What_reports_asks_or_thanks_is_none(string sentence) => Assert.False(Wishes.Is(sentence));
}
