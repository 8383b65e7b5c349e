using TotalMemory.Rules;
using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules;

public sealed class RepetitionOpeningTests
{
    [Fact]
    public void That_it_was_said_before_is_no_part_of_a_rule() =>
        Assert.All(RepetitionOpening.Examples, e => Assert.Equal(e.Value, RepetitionOpening.Strip(e.Key)));

    [Fact]
    public void Other_sentences_stay_whole() =>
        Assert.All(RepetitionOpening.CounterExamples, e => Assert.Equal(e, RepetitionOpening.Strip(e)));

    [Theory]
    [InlineData("No, I already told you: always use tabs.")]
    [InlineData("always use tabs")]
    public void A_rule_is_worded_without_it(string said)
    {
        Assert.Equal("Always use tabs", RuleText.Clean(said).TrimEnd('.'));
        Assert.DoesNotContain("told", Instructions.Clean(said[(said.IndexOf(',') + 1)..].Trim()), StringComparison.Ordinal);
    }
}
