using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class ClientFoldersTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("claude-beta", true)]
    [InlineData("claude-gone", false)]
    public void A_bare_name_in_CLAUDE_BIN_is_looked_up_on_the_path(string name, bool isFound)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a script.");
        var program = cli.Write("programs/claude-beta", "#!/bin/sh\nexit 0\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        cli.Write(".claude/settings.json", "{}");
        cli.Environment["PATH"] = $"{Path.GetDirectoryName(program)}:/usr/bin:/bin";
        cli.Environment["CLAUDE_BIN"] = name;
        var said = cli.Run("install", "--no-import", "--client", "claude");
        Assert.Equal(isFound, !said.Output.Contains("not on your PATH", StringComparison.Ordinal));
    }
}
