using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class BareReplyTests
{
    [Theory]
    [InlineData("No, that is wrong.")]
    [InlineData("All good.")]
    [InlineData("That's not what I asked.")]
    [InlineData("Yes, please try again")]
    [InlineData("thanks, it works!")]
    [InlineData("Nein, das ist falsch")]
    [InlineData("non, c'est faux")]
    [InlineData("нет, это неправильно")]
    [InlineData("不对")]
    [InlineData("いいえ、違います。")]
    public void A_reply_without_a_word_of_its_own_is_recognised(string said) => Assert.True(BareReply.Is(said));

    [Theory]
    [InlineData("Never do that")]
    [InlineData("Always run the tests first")]
    [InlineData("No, use dotnet")]
    [InlineData("tabs, please")]
    [InlineData("Yes, 8080")]
    [InlineData("wrong branch")]
    [InlineData("immer mit dotnet")]
    [InlineData("")]
    [InlineData("...")]
    public void Whatever_names_something_is_none(string said) => Assert.False(BareReply.Is(said));
}
