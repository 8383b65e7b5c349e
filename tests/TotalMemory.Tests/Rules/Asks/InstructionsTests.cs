using TotalMemory.Rules.Asks;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules.Asks;

public sealed class InstructionsTests
{
    public static TheoryData<string> Examples => [.. Instructions.Examples];

    public static TheoryData<string> CounterExamples => [.. Instructions.CounterExamples];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_order_is_told_from_its_words(string sentence) => Assert.True(Instructions.Is(sentence));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void What_asks_answers_or_tells_is_none(string sentence) => Assert.False(Instructions.Is(sentence));

    [Theory]
    [InlineData("ok, can you spawn a worker to do this.", "Spawn a worker")]
    [InlineData("please push directly to main", "Push directly to main")]
    [InlineData("- respect the main checkout", "Respect the main checkout")]
    [InlineData("also don't touch the lock file", "Don't touch the lock file")]
    public void It_is_said_without_what_leads_up_to_it(string said, string clean) => Assert.Equal(clean, Instructions.Clean(said));

    [Fact]
    public void Quoted_words_and_a_command_of_the_client_ask_for_nothing()
    {
        Assert.Empty(AskSentences.Split("/review the last change", TurnKind.Prompt));
        Assert.Empty(AskSentences.Split("> push directly to main", TurnKind.Prompt));
        Assert.Empty(Told("forget that I said to push directly to main"));
        Assert.Equal(["push directly to main"], Told("push directly to main", isTold: false));
    }

    [Fact]
    public void Of_a_message_that_told_something_every_sentence_counts()
    {
        Assert.Empty(AskSentences.Split("the build was red all morning", TurnKind.Prompt));
        Assert.Equal(["the build was red all morning"], Told("the build was red all morning"));
    }

    [Theory]
    [InlineData("why aren't the tests table driven?")]
    [InlineData("il faut toujours proposer une réponse")]
    [InlineData("提交两个仓库的代码")]
    public void Of_another_message_wishes_count_in_any_language(string message) => Assert.Equal([message], Told(message, isTold: false));

    [Fact]
    public void Of_a_brief_its_short_wishes_count_and_of_what_is_longer_than_a_brief_nothing()
    {
        const string story = "The shop sells bread and cakes to people who order them in the evening. ";
        var brief = string.Concat(Enumerable.Repeat(story, 30)) + "No new dependencies. " + "Use " + new string('x', 150) + ".";
        Assert.True(brief.Length > AskSentences.LongestTelling);
        Assert.Equal(["No new dependencies."], Told(brief));
        Assert.Empty(Told(string.Concat(Enumerable.Repeat(story, 130)) + "No new dependencies."));
    }

    [Fact]
    public void Orders_in_one_sentence_are_taken_apart() =>
        Assert.Equal(
            ["Do it now please", "delegate the coding to a worker", "run the tests twice"],
            Told("Do it now please, delegate the coding to a worker and run the tests twice")
        );

    private static IEnumerable<string> Told(string message, bool isTold = true) =>
        AskSentences.Split(message, TurnKind.Prompt, isTold).Select(c => c.Text);
}
