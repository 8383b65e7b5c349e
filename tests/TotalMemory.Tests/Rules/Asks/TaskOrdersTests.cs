using TotalMemory.Rules;
using TotalMemory.Rules.Asks;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>An order for one piece of work is no rule.</summary>
public sealed class TaskOrdersTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private Workplace Asked(params string[] messages)
    {
        foreach (var message in messages)
            work.Session("shop", s => s.Says("Done so far.").User(message).Says("All right."));
        return work;
    }

    private IReadOnlyList<Rule> Rules => work.Memory.Rules.All(work.ProjectId("shop"));

    [Fact]
    public void However_often_it_is_given_no_session_is_told_to_do_it()
    {
        Asked("start the dev database", "please start the dev database", "start the dev database", "can you start the dev database");
        Assert.All(Rules, r => Assert.NotNull(r.WaitingSince));
        Assert.DoesNotContain("database", new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "");
    }

    [Fact]
    public void Given_twice_it_waits_for_a_person()
    {
        Asked("deploy the shop to staging", "please deploy the shop to staging");
        Assert.NotNull(Assert.Single(Rules).WaitingSince);
    }

    [Theory]
    [InlineData("how do I run the tests of the parser in this repo?", false)]
    [InlineData("why aren't the tests of the parser run here?", true)]
    [InlineData("can you run the tests of the parser", true)]
    [InlineData("the tests of the parser are green.", true)]
    public void A_question_asks_for_nothing_in_a_telling_message(string message, bool isAsked) =>
        Assert.Equal(isAsked, AskSentences.Split(message, TurnKind.Prompt, isTelling: true).Count == 1);

    [Theory]
    [InlineData("Push directly to main", false)]
    [InlineData("Run the linter before every commit", false)]
    [InlineData("Write the tests of the parser in one table with names", false)]
    [InlineData("Deploy to staging", true)]
    public void An_order_that_says_when_or_how_may_be_a_rule(string text, bool isTask) => Assert.Equal(isTask, TaskOrders.Is(text));
}
