using TotalMemory.Extraction.Facts;

namespace TotalMemory.Tests.Extraction.Facts;

public sealed class OneOffRequestTests
{
    [Theory]
    [InlineData("please run the tests")]
    [InlineData("Can you push it and run the workflow for me")]
    [InlineData("ok, could we rebase on main?")]
    [InlineData("Why are there no tables in these tests?")]
    [InlineData("Kannst du das committen")]
    [InlineData("bitte starte den Server")]
    [InlineData("peux-tu relancer le build")]
    [InlineData("por favor ejecuta las pruebas")]
    [InlineData("você pode rodar os testes")]
    [InlineData("пожалуйста, запусти тесты")]
    [InlineData("请把这个页面整合到主页")]
    public void What_asks_for_one_piece_of_work_is_no_convention(string sentence) => Assert.True(OneOffRequest.Is(sentence));

    [Theory]
    [InlineData("please use pnpm")]
    [InlineData("please always run the tests")]
    [InlineData("Please never push to main")]
    [InlineData("can you from now on sign the commits")]
    [InlineData("please do not touch the generated files")]
    [InlineData("bitte ab jetzt immer signieren")]
    [InlineData("请用 pnpm")]
    [InlineData("请记住我们使用 pnpm")]
    [InlineData("Pleasant colours in all charts")]
    [InlineData("We deploy on Tuesdays")]
    public void What_may_last_stays(string sentence) => Assert.False(OneOffRequest.Is(sentence));
}
