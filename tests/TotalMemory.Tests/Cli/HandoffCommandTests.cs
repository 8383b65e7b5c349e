using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class HandoffCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void It_prints_the_newest_session_of_the_folder_made_safe()
    {
        var session = new ClaudeSession("s1", cli.WorkFolder).User("Fix the \u001b[31mcheckout, please.").Says("It is fixed.");
        cli.Run("import", cli.Write("s1.jsonl", session.Text));
        var said = cli.Run("handoff");
        Assert.Equal(0, said.Code);
        Assert.Contains("# Handoff: work", said.Output);
        Assert.Contains("## Goal\nFix the checkout, please.", said.Output);
        Assert.DoesNotContain('\u001b', said.Output);
        Assert.Contains("\"text\":\"# Handoff: work", cli.Run("handoff", "--json").Output);
    }

    [Fact]
    public void It_names_the_client_and_no_branch_where_there_is_none()
    {
        var session = new ClaudeSession("s1", cli.WorkFolder).User("Fix the checkout, please.").Says("It is fixed.");
        cli.Run(
            "import",
            cli.Write("s1.jsonl", session.Text.Replace("\"gitBranch\":\"main\"", "\"gitBranch\":\"HEAD\"", StringComparison.Ordinal))
        );
        var said = cli.Run("handoff").Output;
        Assert.Contains("From a Claude Code session of ", said);
        Assert.DoesNotContain("branch", said);
    }

    [Theory]
    [InlineData("No session of work was read yet", "handoff")]
    [InlineData("work has no session nope", "handoff", "--session", "nope")]
    public void What_is_not_there_is_said_in_one_line(string line, params string[] typed)
    {
        var said = cli.Run(typed);
        Assert.Equal(1, said.Code);
        Assert.Contains(line, said.Errors);
    }
}
