using TotalMemory.Skills;

namespace TotalMemory.Tests.Skills;

public sealed class WorkStepsTests
{
    [Theory]
    [InlineData("dotnet test tests/SQLTests.csproj", "dotnet test tests/SQLTests.csproj")]
    [InlineData("QUIET=1 make QA", "make QA")]
    [InlineData("git commit -m \"Quote the Q\"", "git commit -m …")]
    [InlineData("[[ -f Makefile ]] && make check", "make check")]
    [InlineData("make NAME=\"a b\" Q=1", "make NAME=… Q=1")]
    public void Only_quoted_parts_of_a_step_are_left_out(string command, string shown) =>
        Assert.Equal(shown, Assert.Single(WorkSteps.Split(command)).Command);

    [Fact]
    public void A_program_named_by_a_quoted_text_alone_is_no_step() => Assert.Empty(WorkSteps.Split("\"$TOOL\" build"));
}
