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

    [Theory]
    [InlineData("The staging host is 10.20.30.41 now", "10 20 30 41")]
    [InlineData("Use version 1.2.3 of it", "")]
    [InlineData("The customer Blue Falcon pays late", "blue falcon")]
    [InlineData("Blue Falcon pays late", "blue falcon")]
    [InlineData("The Blue Falcon pays late", "blue falcon")]
    [InlineData("Use Docker for builds", "")]
    public void Names_of_several_words(string text, string runs) =>
        Assert.Equal(runs, string.Join('|', NamingWords.ExtractRuns(text).Order(StringComparer.Ordinal)));
}
