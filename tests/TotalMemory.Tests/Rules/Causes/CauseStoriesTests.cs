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

    private static void EditsFromMemory(ClaudeSession s) =>
        s.Edits("/w/shop/cart.ts", failure: "String to replace not found in file.")
            .Edits("/w/shop/cart.ts", failure: "String to replace not found in file.")
            .Edits("/w/shop/cart.ts");

    [Fact]
    public void What_any_agent_knows_is_listed_with_its_file_and_not_said()
    {
        work.Session("shop", EditsFromMemory).Session("shop", EditsFromMemory);
        var rule = Assert.Single(Rules);
        Assert.Equal(
            "Read the lines to be changed again right before each edit, above all in `cart.ts`: edits from memory fail here",
            rule.Record.Text
        );
        Assert.NotNull(rule.WaitingSince);
        Assert.DoesNotContain("edits from memory", new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "");
    }

    [Fact]
    public void A_person_lets_it_speak_and_no_review_silences_it()
    {
        work.Session("shop", EditsFromMemory).Session("shop", EditsFromMemory);
        work.Memory.Rules.Confirm(Assert.Single(Rules).Id);
        work.Session("shop", EditsFromMemory);
        Assert.Null(Assert.Single(Rules).WaitingSince);
        Assert.Contains("edits from memory", new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")));
    }

    [Fact]
    public void An_error_that_a_rule_explains_is_not_said_beside_it()
    {
        work.Session("shop", WithoutRipgrep).Session("shop", WithoutRipgrep).Session("shop", WithoutRipgrep);
        var briefing = new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop"))!;
        Assert.Contains("`rg` is not installed here: use `grep`", briefing);
        Assert.DoesNotContain("command not found", briefing);
    }

    private static void WithoutDocs(ClaudeSession s) =>
        s.Says("I look.").Bash("ls docs/api", "ls: cannot access 'docs/api': No such file or directory", 2);

    [Fact]
    public void What_is_not_there_is_told_until_it_is_there()
    {
        work.Session("shop", WithoutDocs).Session("shop", WithoutDocs);
        Assert.Equal("There is no `docs/api`: do not look for it", Assert.Single(Rules).Record.Text);
        work.Session("shop", s => s.Says("I create it.").Bash("mkdir -p docs/api", ""));
        Assert.Empty(Rules);
    }

    [Fact]
    public void And_again_when_it_is_missing_again()
    {
        work.Session("shop", WithoutDocs)
            .Session("shop", WithoutDocs)
            .Session("shop", s => s.Says("I create it.").Bash("mkdir -p docs/api", ""))
            .Session("shop", WithoutDocs);
        Assert.Single(Rules);
    }

    [Fact]
    public void A_program_that_ran_is_installed()
    {
        work.Session("shop", WithoutRipgrep).Session("shop", WithoutRipgrep);
        Assert.Single(Rules);
        work.Session("shop", s => s.Says("I search.").Bash("rg -n useQuery", "a.ts:3: useQuery"));
        Assert.Empty(Rules);
    }

    [Theory]
    [InlineData("rm -rf docs/api")]
    [InlineData("ls docs/api || true")]
    [InlineData("cat docs/api/x 2>/dev/null")]
    [InlineData("find . -path docs/api")]
    [InlineData("echo docs/api")]
    public void A_call_that_succeeds_either_way_shows_nothing(string command)
    {
        work.Session("shop", WithoutDocs).Session("shop", WithoutDocs).Session("shop", s => s.Says("I look.").Bash(command, ""));
        Assert.Single(Rules);
    }

    [Fact]
    public void What_another_project_has_is_not_here()
    {
        work.Session("shop", WithoutDocs)
            .Session("shop", WithoutDocs)
            .Session("blog", s => s.Says("I create it.").Bash("mkdir -p docs/api", ""));
        Assert.Single(Rules);
    }
}
