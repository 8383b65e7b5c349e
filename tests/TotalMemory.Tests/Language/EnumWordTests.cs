using TotalMemory.Graph;
using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class EnumWordTests
{
    [Theory]
    [InlineData("solution")]
    [InlineData("Solution")]
    public void A_word_is_read_in_any_case(string text)
    {
        Assert.True(EnumWord.TryRead<RelationType>(text, out var value));
        Assert.Equal(RelationType.Solution, value);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 3")]
    [InlineData("causal, solution")]
    [InlineData("other")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_is(string? text) => Assert.False(EnumWord.TryRead<RelationType>(text, out _));
}
