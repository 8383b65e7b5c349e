using TotalMemory.Cli.Install;

namespace TotalMemory.Tests.Cli;

public sealed class OwnCommandTests
{
    [Theory]
    [InlineData("/a/totalmemory-hook", "/a/totalmemory-hook")]
    [InlineData("/a b/totalmemory-hook", "/a b/totalmemory-hook")]
    [InlineData("/a/totalmemory-hook codex Stop", "/a/totalmemory-hook")]
    [InlineData("'/a b/totalmemory-hook' codex Stop", "/a b/totalmemory-hook")]
    [InlineData("\"/a b/totalmemory-hook\" codex Stop", "/a b/totalmemory-hook")]
    [InlineData("'/it'\\''s/totalmemory-hook' codex Stop", "/it's/totalmemory-hook")]
    [InlineData("/a\\ b/totalmemory-hook codex Stop", "/a b/totalmemory-hook")]
    [InlineData("env TOTALMEMORY_HOME=/x /a/totalmemory-hook codex Stop", "/a/totalmemory-hook")]
    [InlineData("totalmemory-hook codex Stop", "totalmemory-hook")]
    [InlineData(@"C:\Users\me\bin\totalmemory-hook.exe", @"C:\Users\me\bin\totalmemory-hook.exe")]
    [InlineData("/a/totalmemory-hook-wrapper codex Stop", null)]
    [InlineData("echo /a/totalmemory-hook", null)]
    [InlineData("/bin/echo /a/totalmemory-hook", null)]
    [InlineData("/a/my-totalmemory-hook", null)]
    [InlineData("cat < /a/totalmemory-hook.log", null)]
    [InlineData("", null)]
    public void A_registration_is_known_by_the_program_it_runs(string command, string? path) =>
        Assert.Equal(path, OwnCommand.PathIn(command, OwnCommand.Hook));
}
