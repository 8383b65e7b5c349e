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
        Assert.NotNull(rule.Waits);
        Assert.DoesNotContain("edits from memory", new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "");
    }

    [Fact]
    public void A_person_lets_it_speak_and_no_review_silences_it()
    {
        work.Session("shop", EditsFromMemory).Session("shop", EditsFromMemory);
        work.Memory.Rules.Confirm(Assert.Single(Rules).Id);
        work.Session("shop", EditsFromMemory);
        Assert.Null(Assert.Single(Rules).Waits);
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
}
