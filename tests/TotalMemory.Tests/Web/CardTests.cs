using TotalMemory.Web.Markup;

namespace TotalMemory.Tests.Web;

public sealed class CardTests
{
    [Theory]
    [InlineData("success", "rule")]
    [InlineData("breakthrough", "rule")]
    [InlineData("failure", "error")]
    [InlineData("partial", "correction")]
    [InlineData("unclear", "")]
    [InlineData(null, "")]
    public void An_outcome_looks_the_same_on_every_page(string? outcome, string look) => Assert.Equal(look, Card.Look(outcome));
}
