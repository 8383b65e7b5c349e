using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class NamingWordsTests
{
    [Theory]
    [InlineData("The customer Quokkazulu lives in Wombat street", "quokkazulu wombat")]
    [InlineData("From now on never deploy to quokkazulu, use the staging server.", "quokkazulu")]
    [InlineData("Always run the linter before committing and pushing changes.", "")]
    [InlineData("The tests are running on web01 with getUserName", "getusername web01")]
    // In another language only names count, or every word of it would.
    [InlineData("Niemals ohne Rücksprache mit der Kundin Quokkazulu etwas verschicken", "kundin quokkazulu rücksprache")]
    [InlineData("immer vor jedem commit die tests laufen lassen und danach genau nachsehen", "")]
    public void Names_identifiers_and_what_no_vocabulary_has(string text, string names) =>
        Assert.Equal(names, string.Join(' ', NamingWords.Extract(text).Order(StringComparer.Ordinal)));
}
