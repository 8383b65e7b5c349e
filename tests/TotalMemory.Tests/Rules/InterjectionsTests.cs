using TotalMemory.Rules;
using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules;

public sealed class InterjectionsTests
{
    [Fact]
    public void An_interjection_is_no_part_of_a_rule() =>
        Assert.All(Interjections.Examples, e => Assert.Equal(e.Value, Interjections.Strip(e.Key)));

    [Fact]
    public void Other_sentences_stay_whole() => Assert.All(Interjections.CounterExamples, e => Assert.Equal(e, Interjections.Strip(e)));

    [Fact]
    public void A_request_is_worded_without_it() =>
        Assert.Equal("Utilise pnpm", Instructions.Clean("Ah non, encore une fois : utilise pnpm."));
}
