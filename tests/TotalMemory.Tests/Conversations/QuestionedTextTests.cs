using TotalMemory.Conversations;

namespace TotalMemory.Tests.Conversations;

public sealed class QuestionedTextTests
{
    [Theory]
    [InlineData("I want every commit signed from now on. What do you think?")]
    [InlineData("From now on I only use pnpm here, never npm. What is your opinion?")]
    [InlineData("Ab jetzt will ich nur noch pnpm. Was meinst du?")]
    [InlineData("Désormais je veux seulement pnpm. Qu'en penses-tu?")]
    [InlineData("Desde ahora yo solo quiero pnpm. ¿Qué opinas?")]
    [InlineData("Отныне я использую только pnpm. Что думаешь?")]
    [InlineData("以后我只用 pnpm。你觉得怎么样？")]
    public void What_the_person_says_as_I_before_asking_for_an_opinion_is_their_own(string said) => Assert.Empty(QuestionedText.Find(said));

    [Theory]
    [InlineData("Always deploy on Fridays. What do you think?")]
    [InlineData("We never write tests. What do you think?")]
    [InlineData("I always commit to main. Is that good practice?")]
    [InlineData("I never write tests, and you need none.\n\nWhat do you think?")]
    [InlineData("What do you think?\n\nI never write tests.")]
    [InlineData("I never write tests. Is he right?")]
    public void What_may_be_somebody_elses_is_not(string said) => Assert.NotEmpty(QuestionedText.Find(said));
}
