using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>The words of sessions, found in a terminal.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void Words_of_a_session_are_found_with_who_said_them_and_where()
    {
        var session = new ClaudeSession("s1", cli.WorkFolder).User("where does the pelican live?").Says("The pelican lives in the cache.");
        cli.Run("import", cli.Write("s1.jsonl", session.Text));
        var said = cli.Run("history", "pelican", "live");
        Assert.Equal(0, said.Code);
        Assert.Contains("where does the pelican live?", said.Output);
        Assert.Contains("prompt", said.Output);
        Assert.Contains("session s1", said.Output);
        Assert.DoesNotContain("where does", cli.Run("history", "pelican", "--by", "agent").Output);
        Assert.Contains("Nobody said this here", cli.Run("history", "unicorn").Output);
        Assert.Contains("\"session\":\"s1\"", cli.Run("history", "pelican", "--json").Output);
    }

    [Fact]
    public void Without_its_program_the_page_says_what_to_install()
    {
        var said = cli.Run("web", "--no-browser");
        Assert.Equal(1, said.Code);
        Assert.Contains("totalmemory is missing: install TotalMemory again", said.Errors);
        Assert.Contains("between 1 and 65535", cli.Run("web", "--port", "99999").Errors);
    }

    [Fact]
    public void An_import_without_a_terminal_speaks_at_once_and_to_programs_not_at_all()
    {
        var session = new ClaudeSession("s1", cli.WorkFolder).User("where does the pelican live?").Says("The pelican lives in the cache.");
        var file = cli.Write("s1.jsonl", session.Text);
        Assert.StartsWith("totalmemory: reading 1 transcript (", cli.Run("import", file).Errors);
        Assert.Empty(cli.Run("import", file, "--json").Errors);
    }
}
