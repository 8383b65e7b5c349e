using TotalMemory.Conversations;
using TotalMemory.Extraction.Errors;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Errors;

public sealed class FixGateTests
{
    private static Call Of(string tool, string text) =>
        new(0, new Turn(1, 0, TurnKind.ToolCall, Some.Time, text) { Tool = tool, Call = "c" }, null);

    [Theory]
    [InlineData("docker compose up", "which docker")]
    [InlineData("npm test", "npm  test")]
    [InlineData("workmux send x -m hi", "workmux send --help")]
    [InlineData("flow status", "ls -la ~/.claude/bin")]
    public void What_only_looks_like_a_fix_is_none(string failed, string succeeded) =>
        Assert.False(FixGate.IsFix(Of("Bash", failed), Of("Bash", succeeded)));

    [Theory]
    [InlineData("npm ci", "docker compose exec app npm ci")]
    [InlineData("python x.py", "python3 x.py")]
    public void The_command_that_was_right_is_one(string failed, string succeeded) =>
        Assert.True(FixGate.IsFix(Of("Bash", failed), Of("exec_command", succeeded)));

    [Fact]
    public void An_edit_mends_an_edit_and_no_command() => Assert.False(FixGate.IsFix(Of("Bash", "npm test"), Of("Edit", "- a\n+ b")));

    [Fact]
    public void Both_clients_shells_are_one_tool() => Assert.Equal(ToolNames.IdentityOf("Bash"), ToolNames.IdentityOf("exec_command"));
}
