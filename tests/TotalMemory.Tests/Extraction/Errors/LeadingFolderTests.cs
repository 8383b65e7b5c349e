using TotalMemory.Extraction.Errors;

namespace TotalMemory.Tests.Extraction.Errors;

/// <summary>The way into a folder is left out in one way, wherever commands are compared or shown.</summary>
public sealed class LeadingFolderTests
{
    [Theory]
    [InlineData("cd src && make", "make")]
    [InlineData("  cd src && make && make test", "make && make test")]
    [InlineData("cd \"my docs\" && make", "make")]
    [InlineData("cd $(git rev-parse --show-toplevel) && make", "make")]
    [InlineData("cd a && cd b && make", "make")]
    [InlineData("cd src&&make", "make")]
    [InlineData("cd src; make && make test", "cd src; make && make test")]
    [InlineData("cd src || make && make test", "cd src || make && make test")]
    [InlineData("cd src", "cd src")]
    [InlineData("cd src &&", "cd src &&")]
    [InlineData("make && cd src", "make && cd src")]
    [InlineData("cdk deploy && make", "cdk deploy && make")]
    public void What_comes_after_it_is_the_command(string command, string without) => Assert.Equal(without, LeadingFolder.Remove(command));
}
