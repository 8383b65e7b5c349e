using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class ToolNamesTests
{
    [Theory]
    [InlineData("Bash", "exec_command")]
    [InlineData("Bash", "shell")]
    [InlineData("Edit", "apply_patch")]
    [InlineData("Write", "MultiEdit")]
    [InlineData("mcp__linear__create_issue", "linear.create_issue")]
    [InlineData("mcp__linear__create_issue", "linear__create_issue")]
    [InlineData("mcp__linear__create_issue", "mcp__plugin_tracker_linear__create_issue")]
    public void Tools_that_do_the_same_are_one(string one, string other) =>
        Assert.Equal(ToolNames.IdentityOf(one), ToolNames.IdentityOf(other));

    [Theory]
    [InlineData("Bash", "Edit")]
    [InlineData("Read", "Grep")]
    [InlineData("mcp__linear__create_issue", "mcp__jira__create_issue")]
    [InlineData("mcp__linear__create_issue", "mcp__linear__close_issue")]
    [InlineData("create_issue", "mcp__linear__create_issue")]
    public void Others_are_not(string one, string other) => Assert.NotEqual(ToolNames.IdentityOf(one), ToolNames.IdentityOf(other));
}
