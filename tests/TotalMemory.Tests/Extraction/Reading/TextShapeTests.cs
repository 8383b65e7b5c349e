using TotalMemory.Extraction.Reading;

namespace TotalMemory.Tests.Extraction.Reading;

public sealed class TextShapeTests
{
    [Theory]
    [InlineData("run `make lint` first", "has_code")]
    [InlineData("edit src/app.ts now", "has_path")]
    [InlineData("see README.md", "has_path")]
    [InlineData("open https://example.org", "url")]
    [InlineData("it said «no»", "quotes")]
    [InlineData("rename user_id", "identifier")]
    [InlineData("rename userId", "identifier")]
    [InlineData("call main() again", "identifier")]
    [InlineData("pass --force", "flag")]
    [InlineData("revert 3fa9c21e", "hash")]
    [InlineData("port 8080", "has_number")]
    [InlineData("NEVER do that", "shouts")]
    [InlineData("bitte prüfen", "accents")]
    [InlineData("永远不要", "not_latin")]
    [InlineData("nice 🎉", "emoji")]
    [InlineData("- one\n- two", "list")]
    public void Every_sign_is_seen(string text, string feature)
    {
        Assert.True(Shape(text)[feature] > 0, feature);
        Assert.Equal(0, Shape("plain words of no sort")[feature]);
    }

    [Fact]
    public void Characters_are_counted_by_sort()
    {
        Assert.Equal(new CharacterCounts(2, 3, 2, 1, 1, 0), CharacterCounts.Count("Ab 12 é-B!я?"));
        Assert.Equal(new CharacterCounts(0, 2, 0, 0, 0, 2), CharacterCounts.Count("🎉"));
    }

    private static FeatureSheet Shape(string text)
    {
        var sheet = new FeatureSheet();
        TextShape.Describe(sheet, text, Shingles.Cut(text));
        return sheet;
    }
}
