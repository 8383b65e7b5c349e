using TotalMemory.Knowledge;

namespace TotalMemory.Tests.Knowledge;

public sealed class StatementTextTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("12")]
    [InlineData("…!?")]
    [InlineData("No, that is wrong.")]
    [InlineData("ok")]
    public void What_says_nothing_is_refused(string text) => Assert.NotNull(StatementText.Trouble(text));

    [Theory]
    [InlineData("use tabs")]
    [InlineData("pnpm")]
    [InlineData("8081")]
    [InlineData("用制表符")]
    public void A_short_statement_is_accepted(string text) => Assert.Null(StatementText.Trouble(text));

    [Fact]
    public void What_would_be_cut_is_refused() =>
        Assert.Contains("2,000", StatementText.Trouble(new string('a', 2_001)), StringComparison.Ordinal);
}
