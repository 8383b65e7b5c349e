namespace TotalMemory.Tests.Intake;

/// <summary>What a message says besides asking to forget, and what is left of the request.</summary>
public sealed partial class ForgetInSessionTests
{
    [Theory]
    [InlineData("forget that we use npm for the frontend. From now on always build the shop with dotnet.", "dotnet")]
    [InlineData("From now on always build the shop with dotnet. Forget that I said to use npm for the frontend.", "dotnet")]
    public void What_follows_a_request_is_learned_and_what_it_takes_back_is_not(string said, string learned)
    {
        Save("We use npm for the frontend");
        SaysAtOnce("s1", "let us begin with the work", said, "now run the tests, please");
        Assert.Contains("forgotten for good", Next("s1"), StringComparison.Ordinal);
        Assert.Contains(Texts(), t => t.Contains(learned, StringComparison.Ordinal));
        Says("s1", "and the docs"); // The session is read again, without the words.
        Assert.Contains(Texts(), t => t.Contains(learned, StringComparison.Ordinal));
        Assert.DoesNotContain(AllTexts(), t => t.Contains(" npm", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_follows_a_request_can_be_the_goal_of_a_session()
    {
        Says("s1", "forget that rule about commit messages. Now write a test for the cart please.");
        var handoff = work.Memory.Handoffs.Find(work.ProjectId("shop"), "s1");
        Assert.Equal("Now write a test for the cart please.", handoff?.Goal);
    }

    [Theory]
    [InlineData("The cup has 32 teams", "Forget that the cup has 32 teams.", "32 teams")]
    [InlineData("The cup has 32 teams", "Forget that the cup has 32 teams. From now on always seed by rating.", "32 teams")]
    [InlineData("The customer Quokkazulu pays late", "Forget that the Quokkazulu customer pays late.", "quokkazulu customer")]
    public void The_request_keeps_no_word_of_what_it_asked_to_forget(string saved, string said, string words)
    {
        Save(saved);
        Says("s1", "let us begin with the work");
        Says("s1", said);
        Says("s1", "now run the tests, please");
        Assert.Contains("forgotten for good", Next("s1"), StringComparison.Ordinal);
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(FilesWith(words));
    }

    [Fact]
    public void What_was_forgotten_is_no_goal_of_a_session()
    {
        Says("s1", "Remember that the cup has 32 teams.");
        Says("s1", "forget that the cup has 32 teams");
        Says("s1", "now write a test for the cart please");
        Assert.Equal(["now write a test for the cart please"], Episodes());
    }

    [Fact]
    public void A_session_that_only_told_what_was_forgotten_is_no_episode()
    {
        Says("s1", "Remember that the cup has 32 teams.");
        Assert.Single(Episodes());
        Says("s2", "forget that the cup has 32 teams");
        Assert.Empty(Episodes());
    }
}
