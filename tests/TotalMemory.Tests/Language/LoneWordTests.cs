using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class LoneWordTests
{
    [Theory]
    [InlineData("TeamDelete")]
    [InlineData(" /compact\n")]
    [InlineData("https://example.com/shop")]
    [InlineData("да")]
    public void One_word_is_alone(string text) => Assert.True(LoneWord.Is(text));

    [Theory]
    [InlineData("use pnpm")]
    [InlineData("我选择方案一,README.md生成在/srv/shop/docs下")]
    [InlineData("把模型升级到shop-reasoner")]
    [InlineData("pnpmを使う")]
    [InlineData("문서에 반영해")]
    public void A_sentence_without_blanks_is_not(string text) => Assert.False(LoneWord.Is(text));
}
