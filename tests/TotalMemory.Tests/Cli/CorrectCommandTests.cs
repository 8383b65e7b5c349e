using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class CorrectCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void Nonsense_is_refused_with_the_reason_and_changes_nothing()
    {
        cli.Run("save", "the staging port is 8080");
        var refused = cli.Run("correct", "1", "x");
        Assert.Equal(1, refused.Code);
        Assert.Contains("“x” is too short to say anything; nothing was changed", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("says nothing without the conversation", cli.Run("correct", "1", "no, wrong").Errors, StringComparison.Ordinal);
        Assert.Contains("says that already", cli.Run("correct", "1", "the staging port is 8080").Output, StringComparison.Ordinal);
        Assert.Contains("8080", cli.Run("show", "1").Output, StringComparison.Ordinal);
        Assert.Contains("replaced by #2", cli.Run("correct", "1", "the staging port is 8081").Output, StringComparison.Ordinal);
    }
}
