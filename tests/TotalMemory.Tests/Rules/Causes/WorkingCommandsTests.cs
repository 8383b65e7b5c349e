using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules.Causes;

/// <summary>What made a failed command work in two sessions is told to the third, whatever language anybody speaks.</summary>
public sealed class WorkingCommandsTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private IEnumerable<string> Rules => work.Memory.Rules.All(work.ProjectId("shop")).Select(r => r.Record.Text);

    private static void Flushes(ClaudeSession s) =>
        s.Says("I flush it.").Bash("cms cache flush", "Error: this is no installation", 1).Bash("box cms cache flush", "Success");

    private static void Sends(ClaudeSession s, string place) =>
        s.Says("I send it.")
            .Bash("queue send", "Error: you must log in to the broker", 1)
            .Bash($"keys login {place}", "ok")
            .Bash("queue send", "sent");

    [Fact]
    public void A_command_that_works_only_behind_another_is_told_with_it()
    {
        work.Session("shop", Flushes).Session("shop", Flushes);
        Assert.Equal("`cms cache flush` alone fails here: run it as `box cms cache flush`", Assert.Single(Rules));
        Assert.Contains("run it as `box cms", new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")));
    }

    [Fact]
    public void What_has_to_be_run_before_is_told_with_what_fails_without_it()
    {
        work.Session("shop", s => Sends(s, "west")).Session("shop", s => Sends(s, "east"));
        Assert.Equal(
            "When `queue` fails here with \"Error: you must log in to the broker\", run `keys login …` first",
            Assert.Single(Rules)
        );
    }

    [Fact]
    public void In_one_session_it_may_be_chance_and_other_causes_explain_it()
    {
        work.Session("shop", Flushes).Session("shop", s => s.Says("I flush.").Bash("cms cache flush", "Error: this is no installation", 1));
        Assert.Equal("`cms` has failed here in 2 sessions: this is no installation", Assert.Single(Rules));
    }
}
