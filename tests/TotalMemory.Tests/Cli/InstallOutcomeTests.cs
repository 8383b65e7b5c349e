using TotalMemory.Cli.Commands;

namespace TotalMemory.Tests.Cli;

public sealed class InstallOutcomeTests
{
    [Theory]
    [InlineData(null, 0, 0, "still empty")]
    [InlineData("shop", 0, 30, "What was learned can be searched")]
    [InlineData(null, 0, 30, "What was learned can be searched")]
    [InlineData("shop", 1, 30, "in shop starts with this:")]
    [InlineData("shop", 1, 0, "in shop starts with this:")]
    [InlineData("shop", 9, 30, "in shop starts with this, among other things:")]
    public void It_says_what_is_true_of_this_memory(string? project, int said, long sessions, string part) =>
        Assert.Contains(part, InstallCommand.Result(project, said, sessions), StringComparison.Ordinal);
}
