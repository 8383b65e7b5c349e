using TotalMemory.Extraction.Reading;

namespace TotalMemory.Tests.Extraction.Reading;

public sealed class ShinglesTests
{
    [Theory]
    [InlineData("Use pnpm, never npm!", "use PNPM never npm", 1)]
    [InlineData("use pnpm", "always use pnpm here", 1)]
    [InlineData("use yarn", "always use pnpm here", 0.5)]
    [InlineData("", "anything", 0)]
    [InlineData("不要提交", "请不要提交代码", 0.75)]
    public void A_text_is_as_much_within_another_as_it_shares_words(string text, string other, double share) =>
        Assert.Equal(share, Shingles.Cut(text).Within(Shingles.Cut(other)), precision: 6);

    [Fact]
    public void What_is_not_known_yet_is_counted() =>
        Assert.Equal(1, Shingles.Cut("run the migration").Outside([.. Shingles.Cut("run the tests").All]));
}
