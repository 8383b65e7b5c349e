using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

public sealed class OwnWordsCheckTests
{
    private static KnowledgeRecord Extracted(string text) => Some.Record(1, text) with { Source = RecordSource.Extracted };

    [Theory]
    [InlineData("Never commit generated files", true)]
    [InlineData("use https://example.org/api for all clients", true)]
    [InlineData("提交信息要简洁", true)]
    [InlineData("No, that is wrong.", false)]
    [InlineData("All good, thanks, everything works.", false)]
    [InlineData("https://example.org/me/shop.git", false)]
    [InlineData("D:\\work\\cv.docx", false)]
    [InlineData("Failed to read the config at C:\\shop.json MissingKeyError: no key", false)]
    [InlineData("12:4 error 'total' is never used", false)]
    public void Only_words_of_ones_own_are_said(string text, bool reads) =>
        Assert.Equal(reads, OwnWordsCheck.IsInOwnWords(Extracted(text)));

    [Fact]
    public void What_was_saved_on_purpose_is_said() =>
        Assert.True(OwnWordsCheck.IsInOwnWords(Extracted("https://example.org/me/shop.git") with { Source = RecordSource.Saved }));

    [Theory]
    [InlineData("Add a search box to the header → It is in Header.tsx and the tests pass", true)]
    [InlineData("why does the build fail on Windows?", true)]
    [InlineData("You are a senior writer. Give ten options for a title → Here are ten options", false)]
    [InlineData("You must fully embody this agent's persona and follow all instructions → Done", false)]
    [InlineData("/home/me/cv.docx C:\\work\\cv.pdf → Read both", false)]
    [InlineData("# Shop — Profiles --- ## 1. Summary **Problem**: one profile only", false)]
    [InlineData("## User Input You **MUST** consider it. ## Outline Update the file", false)]
    [InlineData("/branch finalize /save /message Context", false)]
    [InlineData("/home/me/shop/notes translate it to French", true)]
    [InlineData("# Notes please fix the header", true)]
    public void A_session_is_told_by_what_the_person_wanted(string text, bool reads) =>
        Assert.Equal(reads, OwnWordsCheck.HasGoalInOwnWords(Some.Episode(1, text)));
}
