using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Cli;
using TotalMemory.Cli.Install.Claude;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>The status line of Claude Code, alone and beside another.</summary>
public sealed class StatusLineTests : IDisposable
{
    private const string Program = "/home/dev/my data/bin/totalmemory";
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    private string Publish(string project)
    {
        var folder = Path.Combine(cli.Folder, project);
        Directory.CreateDirectory(folder);
        var id = ProjectIdentity.Resolve(folder).Id;
        new BriefingFiles(cli.Home).Publish(id, "something");
        new GreetingFiles(cli.Home).Publish(id, new Greeting($"6 notes for {project}", []));
        File.WriteAllText(ProjectBook.PathOf(cli.Home), $"project {id}\n");
        return folder;
    }

    private string Of(string input) =>
        StatusLine.Compose(cli.Home, System.Text.Encoding.UTF8.GetBytes(input), cli.WorkFolder, TimeProvider.System);

    [Fact]
    public void It_says_what_is_known_of_the_folder_that_the_client_names()
    {
        var shop = Publish("shop");
        var input = new JsonObject
        {
            ["cwd"] = "/elsewhere",
            ["workspace"] = new JsonObject { ["current_dir"] = shop },
        };
        Assert.Equal("memory: 6 notes for shop", Of(input.ToJsonString()));
        Assert.Equal("memory: 6 notes for shop", Of(new JsonObject { ["cwd"] = shop }.ToJsonString()));
        Assert.Equal("", Of("""{"cwd":"/elsewhere"}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("[1]")]
    [InlineData("{\"workspace\":7,\"cwd\":[]}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"session_id\":\"\\ud800\"}")]
    public void Whatever_comes_it_goes_by_its_own_folder(string input)
    {
        Publish("work");
        Assert.Equal("memory: 6 notes for work", Of(input));
    }

    [Fact]
    public void It_opens_no_database_and_is_silent_when_signs_are_off()
    {
        Publish("work");
        Assert.Equal("memory: 6 notes for work\n", cli.Run("statusline").Output);
        Assert.False(File.Exists(cli.Home.Database));
        Assert.Equal(0, cli.Run("signs", "off").Code);
        Assert.Equal("", cli.Run("statusline").Output);
        Assert.Contains("The greeting line and the status line are hidden", cli.Run("signs").Output);
    }

    [Fact]
    public void Beside_another_both_stand_in_the_line_and_the_other_reads_the_clients_words()
    {
        Publish("work");
        Assert.Equal("branch main · memory: 6 notes for work\n", cli.Run("statusline", "--with", "echo 'branch main'").Output);
        Assert.Equal("two\nlines · ours", StatusLine.Append("two\nlines\n", "ours"));
        Assert.Equal("theirs", StatusLine.Append("theirs\n", ""));
        Assert.Equal("memory: 6 notes for work\n", cli.Run("statusline", "--with", "no-such-program-here 2>/dev/null").Output);
        Assert.Equal("{\"a\":1}", StatusLine.Run("cat", "{\"a\":1}"u8.ToArray()));
    }

    [Fact]
    public void A_client_that_keeps_the_pipe_open_does_not_hold_it()
    {
        Publish("work");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "totalmemory-cli"), ["statusline"])
        {
            WorkingDirectory = cli.WorkFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TOTALMEMORY_HOME"] = cli.Home.Root;
        using var process = Process.Start(start)!;
        Assert.Equal("memory: 6 notes for work\n", process.StandardOutput.ReadToEnd()); // stdin is open until here
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void It_takes_a_free_place_and_leaves_it_free()
    {
        var root = new JsonObject { ["model"] = "opus" };
        Assert.True(ClaudeStatusLine.IsFree(root));
        ClaudeStatusLine.Add(root, Program);
        Assert.Equal("'/home/dev/my data/bin/totalmemory' statusline", (string?)root["statusLine"]!["command"]);
        Assert.True(ClaudeStatusLine.IsOurs(root));
        Assert.True(ClaudeStatusLine.Remove(root, Program));
        Assert.Equal("""{"model":"opus"}""", root.ToJsonString());
    }

    [Fact]
    public void Anothers_is_never_touched_and_stands_alone_again_after_us()
    {
        const string other = "~/.claude/line.sh --colour 'it''s'";
        var root = new JsonObject
        {
            ["statusLine"] = new JsonObject
            {
                ["type"] = "command",
                ["command"] = other,
                ["padding"] = 0,
            },
        };
        Assert.False(ClaudeStatusLine.Remove(root, Program));
        Assert.False(ClaudeStatusLine.IsOurs(root));
        root["statusLine"]!["command"] = ClaudeStatusLine.Combined(root, Program);
        Assert.True(ClaudeStatusLine.IsOurs(root));
        Assert.True(ClaudeStatusLine.Remove(root, Program));
        Assert.Equal(other, (string?)root["statusLine"]!["command"]);
    }

    [Fact]
    public void Installing_offers_it_and_keeps_the_one_that_is_there()
    {
        var settings = cli.Write(".claude/settings.json", """{"statusLine":{"type":"command","command":"my-line"}}""");
        var said = cli.Run("install", "--no-import", "--client", "claude", "--status-line");
        Assert.Contains("your own status line is kept", said.Output);
        Assert.Contains("statusline --with 'my-line'", said.Output);
        Assert.Contains("\"command\":\"my-line\"", File.ReadAllText(settings).Replace(" ", "", StringComparison.Ordinal));
        File.WriteAllText(settings, "{}");
        Assert.Contains("the status line shows what is remembered", cli.Run("install", "--client", "claude", "--status-line").Output);
        Assert.Contains("totalmemory statusline", File.ReadAllText(settings));
        cli.Run("uninstall");
        Assert.DoesNotContain("statusLine", File.ReadAllText(settings));
    }
}
