using TotalMemory.Recall;

namespace TotalMemory.Tests.Recall;

public sealed class QueryTermsTests
{
    [Theory]
    [InlineData("drawer_3_149")]
    [InlineData("where is useQuery called?")]
    [InlineData("what does src/app.ts export")]
    [InlineData("error E0308 again")]
    public void A_question_may_name_an_identifier(string query) => Assert.True(QueryTerms.NamesIdentifier(query));

    [Theory]
    [InlineData("hello there")]
    [InlineData("Hi, good morning!")]
    [InlineData("ok thanks")]
    [InlineData("привет")]
    public void A_greeting_asks_for_nothing(string query) => Assert.Empty(QueryTerms.Choose(query));

    [Theory]
    [InlineData("hello world example")]
    [InlineData("thanks page layout")]
    public void A_greeting_beside_a_subject_is_a_question(string query) => Assert.NotEmpty(QueryTerms.Choose(query));

    [Theory]
    [InlineData("how do we deploy the shop?")]
    [InlineData("Wer hat das letzte Wort?")]
    [InlineData("and/or")]
    [InlineData("in 2026")]
    public void Prose_names_none(string query) => Assert.False(QueryTerms.NamesIdentifier(query));
}
