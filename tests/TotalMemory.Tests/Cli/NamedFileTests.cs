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

    [Theory]
    [InlineData("backup", "")]
    [InlineData("restore", "", "--yes")]
    [InlineData("include", "")]
    [InlineData("import", "", "--from", "jsonl")]
    public void An_empty_path_is_said_to_be_empty(params string[] arguments)
    {
        var run = cli.Run(arguments);
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain("Unexpected", run.Errors, StringComparison.Ordinal);
        Assert.Contains("empty", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kernels_files_are_no_transcripts()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "there is no /proc");
        var session = cli.Write("old/s2.jsonl", new ClaudeSession("s2", cli.WorkFolder).User("where does the pelican live?").Text);
        var memory = Path.Combine(Path.GetDirectoryName(session)!, "mem.jsonl");
        File.CreateSymbolicLink(memory, "/proc/self/mem");
        var folder = cli.Run("import", Path.GetDirectoryName(session)!);
        Assert.Equal(0, folder.Code);
        Assert.Contains("Read 1 transcript (", folder.Output, StringComparison.Ordinal);
        Assert.Contains($"{memory} cannot be read", folder.Errors, StringComparison.Ordinal);
        Assert.Equal(1, cli.Run("import", memory).Code);
        Assert.Equal(1, cli.Run("import", "/proc/self/mem").Code);
    }

    [Fact]
    public void A_folder_too_deep_to_open_is_named_and_costs_the_others_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with a shell");
        var session = cli.Write("old/s2.jsonl", new ClaudeSession("s2", cli.WorkFolder).User("where does the pelican live?").Text);
        var old = Path.GetDirectoryName(session)!;
        // Longer than the 4,096 characters that the system takes for a path.
        const string script =
            "cd \"$0\"; n=$(printf %0200d 7); i=0; while [ $i -lt 24 ] && mkdir $n && cd $n; do i=$((i+1)); done 2>/dev/null; true";
        Shell(script, old);
        try
        {
            var folder = cli.Run("import", old);
            Assert.Equal(0, folder.Code);
            Assert.Contains("Read 1 transcript (", folder.Output, StringComparison.Ordinal);
            Assert.Contains("cannot be read; it was skipped", folder.Errors, StringComparison.Ordinal);
        }
        finally
        {
            Shell("rm -rf \"$0\"", old);
        }
    }

    private static void Shell(string script, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", script, folder]))!;
        process.WaitForExit();
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
