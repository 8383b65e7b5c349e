using TotalMemory.Cli;

namespace TotalMemory.Tests.Cli;

public sealed class SuggestedCommandsTests
{
    [Theory]
    [InlineData(false, 0, 0, "install|doctor")]
    [InlineData(true, 0, 0, "import|doctor")]
    [InlineData(true, 3, 0, "briefing|search WORDS|doctor")]
    [InlineData(true, 3, 1, "briefing|rules review|search WORDS|doctor")]
    [InlineData(false, 3, 0, "install|briefing|search WORDS|doctor")]
    public void Only_what_makes_sense_now_is_suggested(bool isInstalled, long sessions, long waiting, string commands) =>
        Assert.Equal(
            commands.Split('|'),
            SuggestedCommands.Choose("Claude Code and Codex", isInstalled, sessions, waiting).Select(s => s.Command)
        );
}
