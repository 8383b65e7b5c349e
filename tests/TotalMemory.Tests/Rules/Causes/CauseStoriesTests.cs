using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules.Causes;

/// <summary>The same failure in two sessions, from the transcript to the briefing.</summary>
public sealed class CauseStoriesTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private static void WithoutRipgrep(ClaudeSession s) =>
        s.Says("I search.")
            .Bash("rg -n useQuery", "bash: line 1: rg: command not found", 127)
            .Bash("grep -Rn useQuery .", "a.ts:3: useQuery");

    private IReadOnlyList<Rule> Rules => work.Memory.Rules.All(work.ProjectId("shop"));

    [Fact]
    public void What_failed_in_two_sessions_is_told_to_the_third()
    {
        work.Session("shop", WithoutRipgrep);
        Assert.Empty(Rules);
        work.Session("shop", WithoutRipgrep);
        Assert.Equal("`rg` is not installed here: use `grep`", Assert.Single(Rules).Record.Text);
        Assert.Contains("`rg` is not installed here", new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")));
    }

    [Fact]
    public void It_stays_one_rule_however_often_it_fails()
    {
        work.Session("shop", WithoutRipgrep).Session("shop", WithoutRipgrep);
        var first = Assert.Single(Rules);
        work.Session("shop", WithoutRipgrep);
        Assert.Equal(first.Id, Assert.Single(Rules).Id);
    }

    [Fact]
    public void What_a_person_removed_does_not_come_back()
    {
        work.Session("shop", WithoutRipgrep).Session("shop", WithoutRipgrep);
        work.Memory.Rules.Decide(Assert.Single(Rules).Id, new(RuleChoice.Retired));
        work.Session("shop", WithoutRipgrep);
        Assert.Empty(Rules);
    }

    [Fact]
    public void It_never_holds_in_another_project()
    {
        work.Session("shop", WithoutRipgrep).Session("shop", WithoutRipgrep).Session("blog", s => s.Says("Hello."));
        Assert.Empty(work.Memory.Rules.All(work.ProjectId("blog")));
    }
}
