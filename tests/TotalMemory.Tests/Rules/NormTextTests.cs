using TotalMemory.Rules;

namespace TotalMemory.Tests.Rules;

public sealed class NormTextTests
{
    [Theory]
    [InlineData("Never push to main")]
    [InlineData("Run npm inside the container: docker compose exec app npm ci")]
    [InlineData("Handlers should be thin: move the logic into a service")]
    [InlineData("In the future, run the tests before every commit")]
    [InlineData("Format the changed code before you commit it")]
    [InlineData("Use pnpm in this repository, not npm")]
    [InlineData("npm belongs in the container, not on the host")]
    [InlineData("Prefer small functions that return early")]
    [InlineData("Make sure that every migration can be undone")]
    [InlineData("When a test fails, read the log before changing code")]
    [InlineData("Verwende immer Tabs in Makefiles")]
    [InlineData("Utilise toujours pnpm dans le dossier web")]
    [InlineData("Nunca hagas commit de archivos generados")]
    [InlineData("Используй pnpm вместо npm в пакетах")]
    [InlineData("提交之前必须运行测试")]
    [InlineData("コミットの前に必ずテストを実行してください")]
    [InlineData("커밋 전에 항상 테스트를 실행하세요")]
    [InlineData("Remember to run the linter before each commit")]
    [InlineData("Remember that you must never push to main")]
    public void A_norm_reads_as_one(string text) => Assert.True(NormText.Reads(text));

    [Theory]
    [InlineData("^C")]
    [InlineData("Always stop with ^C here and wait")]
    [InlineData("In the future")]
    [InlineData("in the future we might support Postgres as well")]
    [InlineData("[Request interrupted by user] never push to main")]
    [InlineData("It should always be green")]
    [InlineData("Don't do that")]
    [InlineData("Never do this again")]
    [InlineData("Fix that.")]
    [InlineData("Always use the function above")]
    [InlineData("Why do you never run the tests")]
    [InlineData("Should we always use tabs?")]
    [InlineData("Can you always run the tests first")]
    [InlineData("> never push to main")]
    [InlineData("P1: always validate the input of the form")]
    [InlineData("Reviewer: never catch Exception here")]
    [InlineData("src/a.ts:12: always use const for values")]
    [InlineData("2026-01-02 10:11 WARN never use the pool twice")]
    [InlineData("- [ ] always run the tests")]
    [InlineData("The green button of the shop")]
    [InlineData("Remember that the staging server is called falken and restarts at 03:00")]
    [InlineData("Merk dir, dass der Server falken heißt")]
    [InlineData("Thanks, very nice work")]
    [InlineData("Das muss immer gehen")]
    [InlineData("这个必须修好")]
    [InlineData("Ne fais jamais ça")]
    public void What_does_not_stand_alone_or_orders_nothing_is_none(string text) => Assert.False(NormText.Reads(text));

    [Fact]
    public void A_page_is_no_norm() => Assert.False(NormText.Reads("Never push to main " + new string('x', NormText.Longest)));

    [Theory]
    [InlineData("fn main() i32 {")]
    [InlineData("return total;")]
    [InlineData("items.map((item) => item.id)")]
    [InlineData("eval @ page.tsx:266")]
    [InlineData("} else if (ready)")]
    public void A_line_of_code_is_code(string text) => Assert.True(NormText.IsCode(text));

    [Theory]
    [InlineData("Test Files 1 failed | 16 passed (17)", true)]
    [InlineData("✖ 4 problems (4 errors, 0 warnings)", true)]
    [InlineData("RUN v1.6.1 /home/ann/shop", true)]
    [InlineData("Fix all errors before you commit", false)]
    [InlineData("Never merge with 1 failed test", false)]
    [InlineData("Use v1.6.1 of the runner", false)]
    public void Output_of_a_test_runner_is_a_machines(string text, bool isOne) => Assert.Equal(isOne, NormText.IsProgramOutput(text));

    [Theory]
    [InlineData("Use `items.map` in the parser")]
    [InlineData("Never commit to main (or to release)")]
    [InlineData("别用 npm, 用 pnpm")]
    public void A_sentence_is_no_code(string text) => Assert.False(NormText.IsCode(text));
}
