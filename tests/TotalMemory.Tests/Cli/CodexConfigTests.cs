using TotalMemory.Cli.Install.Codex;

namespace TotalMemory.Tests.Cli;

public sealed class CodexConfigTests
{
    private const string Ours = "/home/dev/my data/bin/totalmemory-mcp";

    public static TheoryData<string> WithoutOurs =>
        [
            "",
            "model = \"x\"",
            "model = \"x\"\r\n\r\n[tui]\r\nnotifications = true\r\n",
            "model = \"x\"\n# [mcp_servers.totalmemory]\n# command = \"/home/dev/my data/bin/totalmemory-mcp\"\n",
            "mcp_servers = { other = { command = \"a\" } }\n",
            "mcp_servers = {}\n",
            "mcp_servers.other.command = \"a\"\n",
            "[mcp_servers]\nother.command = \"a\"\n\n[mcp_servers.more]\ncommand = 'b'\n",
            "[\"mcp_servers\".other]\ncommand = \"a\" # [mcp_servers.totalmemory]\n",
            "note = \"\"\"\n[mcp_servers.totalmemory]\ncommand = \"x\"\n\"\"\"\n",
            "[[hooks.Stop]]\nx = 1\n\n[[hooks.Stop]]\nx = 2",
        ];

    [Theory]
    [MemberData(nameof(WithoutOurs))]
    public void It_is_added_once_and_the_text_comes_back(string text)
    {
        var before = CodexConfig.Read(text, Ours);
        Assert.Equal(ServerEntry.Missing, before.Entry);
        var added = before.WithServer();
        Assert.NotNull(added);
        var after = CodexConfig.Read(added, Ours);
        Assert.Equal(ServerEntry.Ours, after.Entry);
        Assert.Null(after.WithServer());
        Assert.Equal(text.TrimEnd('\n', '\r'), after.WithoutServer()?.TrimEnd('\n', '\r'));
    }

    [Theory]
    [InlineData("[mcp_servers.totalmemory]\ncommand = \"/old/totalmemory-mcp\"\nenabled = true\n")]
    [InlineData("mcp_servers.totalmemory.command = \"/old/totalmemory-mcp\"\n")]
    [InlineData("[mcp_servers.\"totalmemory\"]\ncommand = '/old/totalmemory-mcp'\n")]
    [InlineData("mcp_servers = { totalmemory = { command = \"/old/totalmemory-mcp\", args = [] }, other = { command = \"a\" } }\n")]
    [InlineData("[mcp_servers]\ntotalmemory = { command = \"\"\"/old/totalmemory-mcp\"\"\" }\n")]
    public void However_it_is_written_a_dead_one_is_replaced_in_its_place(string text)
    {
        var config = CodexConfig.Read(text, Ours);
        Assert.Equal(ServerEntry.OtherHome, config.Entry);
        var edited = config.WithServer()!;
        Assert.Equal(ServerEntry.Ours, CodexConfig.Read(edited, Ours).Entry);
        Assert.DoesNotContain("/old/", edited);
    }

    [Theory]
    [InlineData("[mcp_servers.totalmemory]\nurl = \"https://example.org\"\n")]
    [InlineData("[mcp_servers.totalmemory]\ncommand = \"npx\"\n")]
    [InlineData("[[mcp_servers]]\nname = \"other\"\n")]
    [InlineData("mcp_servers = 3\n")]
    [InlineData("[mcp_servers]\ntotalmemory = \"x\"\n")]
    public void What_is_not_understood_is_not_touched(string text)
    {
        var config = CodexConfig.Read(text, Ours);
        Assert.Equal(ServerEntry.NotUnderstood, config.Entry);
        Assert.Null(config.WithServer());
        Assert.Null(config.WithoutServer());
    }

    [Theory]
    [InlineData("a = \n")]
    [InlineData("model = \"x\"\nmodel = \"y\"\n")]
    [InlineData("[mcp_servers.totalmemory]\na = 1\n[mcp_servers.totalmemory]\nb = 1\n")]
    [InlineData("mcp_servers = { other = { command = \"a\" } }\n[mcp_servers.more]\ncommand = \"b\"\n")]
    public void What_is_no_TOML_says_where(string text)
    {
        var config = CodexConfig.Read(text, Ours);
        Assert.Equal(ServerEntry.Invalid, config.Entry);
        Assert.StartsWith("line ", config.Fault);
        Assert.Null(config.WithServer());
    }

    [Fact]
    public void Only_our_table_goes_and_its_neighbours_stay()
    {
        const string text =
            "[a]\nx = 1\n\n[mcp_servers.totalmemory]\ncommand = \"/home/dev/my data/bin/totalmemory-mcp\"\n\n"
            + "[mcp_servers.totalmemory.tools.recall]\napproval = \"x\"\n\n# about b\n[b]\ny = 2\n";
        Assert.Equal("[a]\nx = 1\n\n# about b\n[b]\ny = 2\n", CodexConfig.Read(text, Ours).WithoutServer());
    }

    [Fact]
    public void The_block_to_add_by_hand_is_what_is_needed() =>
        Assert.Equal(
            ServerEntry.Ours,
            CodexConfig.Read(CodexConfig.Block(@"C:\my ""data""\totalmemory-mcp.exe"), @"C:\my ""data""\totalmemory-mcp.exe").Entry
        );
}
