using System.Diagnostics;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>What was asked for by name and could not be done ends with 1; where a command is started does not matter.</summary>
public sealed class NamedFileTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void A_pipe_that_was_named_is_a_failure_and_one_in_a_folder_is_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes of that kind");
        var session = cli.Write("old/s2.jsonl", new ClaudeSession("s2", cli.WorkFolder).User("where does the pelican live?").Text);
        var pipe = Path.Combine(Path.GetDirectoryName(session)!, "pipe.jsonl");
        using (var made = Process.Start("mkfifo", pipe))
            made.WaitForExit();
        Assert.Equal(1, cli.Run("import", pipe).Code);
        var folder = cli.Run("import", Path.GetDirectoryName(session)!);
        Assert.Equal(0, folder.Code);
        Assert.Contains("cannot be read", folder.Errors);
    }

    [Fact]
    public void A_text_without_a_word_is_not_saved()
    {
        var said = cli.Run("save", "-");
        Assert.Equal(1, said.Code);
        Assert.Contains("not a statement to remember", said.Errors);
    }

    [Fact]
    public void A_folder_that_was_removed_is_still_the_folder_one_stands_in()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a folder in use is not removed there");
        const string script = "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" save \"the port is 4471\"";
        var start = new ProcessStartInfo("sh", ["-c", script, Path.Combine(AppContext.BaseDirectory, "totalmemory-cli")])
        {
            WorkingDirectory = cli.WorkFolder,
            RedirectStandardOutput = true,
        };
        start.Environment["TOTALMEMORY_HOME"] = cli.Home.Root;
        using var process = Process.Start(start)!;
        Assert.Contains("in gone", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }
}
