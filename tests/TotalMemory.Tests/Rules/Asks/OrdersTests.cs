using TotalMemory.Rules.Asks;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules.Asks;

public sealed class OrdersTests
{
    public static TheoryData<string> Examples => [.. Orders.Examples];

    public static TheoryData<string> CounterExamples => [.. Orders.CounterExamples];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_order_is_told_from_its_words(string sentence) => Assert.True(Orders.Is(sentence));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void What_asks_answers_or_tells_is_none(string sentence) => Assert.False(Orders.Is(sentence));

    [Theory]
    [InlineData("ok, can you spawn a worker to do this.", "Spawn a worker")]
    [InlineData("please push directly to main", "Push directly to main")]
    [InlineData("also don't touch the lock file", "Don't touch the lock file")]
    public void It_is_said_without_what_leads_up_to_it(string said, string clean) => Assert.Equal(clean, Orders.Clean(said));

    [Fact]
    public void Quoted_words_a_command_of_the_client_and_a_brief_ask_for_nothing()
    {
        Assert.Empty(AskSentences.Split("/review the last change", TurnKind.Prompt));
        Assert.Empty(AskSentences.Split("> push directly to main", TurnKind.Prompt));
        Assert.Empty(AskSentences.Split(string.Join(' ', Enumerable.Repeat("update the docs now.", 60)), TurnKind.Prompt));
        Assert.Equal(["push directly to main"], Told("push directly to main", isTold: false));
    }

    [Fact]
    public void Of_a_message_that_told_something_every_sentence_counts()
    {
        Assert.Empty(AskSentences.Split("why aren't the tests table driven?", TurnKind.Prompt));
        Assert.Equal(["why aren't the tests table driven?"], Told("why aren't the tests table driven?"));
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
