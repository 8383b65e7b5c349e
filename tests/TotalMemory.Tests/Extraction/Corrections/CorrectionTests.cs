using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Corrections;

public sealed class CorrectionTests
{
    private static bool IsCorrection(
        string text,
        bool first = false,
        bool afterStop = false,
        string[]? edited = null,
        TurnKind kind = TurnKind.Prompt
    ) =>
        CorrectionClassifier
            .Judge(
                new HumanMessage(
                    5,
                    new Turn(5, 0, kind, Some.Time, text) { Origin = Origin.User },
                    first,
                    afterStop,
                    "I did it.",
                    edited ?? []
                )
            )
            .IsCorrection;

    [Theory]
    [InlineData("No, that is wrong: do not use npm, use dotnet.")]
    [InlineData("this doesn't work, the button is still not visible")]
    [InlineData("why did you delete the migration?")]
    [InlineData("I said tabs, not spaces")]
    [InlineData("wait, stop. undo that")]
    [InlineData("that's not what I meant")]
    [InlineData("the layout looks broken on mobile")]
    [InlineData("this is too verbose")]
    [InlineData("you forgot to update the changelog")]
    [InlineData("are you sure this is thread safe?")]
    [InlineData("Нет, не так: используй pnpm, а не npm")]
    [InlineData("Nein, das ist falsch. Bitte kein npm.")]
    [InlineData("不对，不要用 npm，用 pnpm")]
    public void These_correct(string text) => Assert.True(IsCorrection(text));

    [Theory]
    [InlineData("yes, go ahead")]
    [InlineData("thanks, looks good")]
    [InlineData("please add a test for the parser")]
    [InlineData("what does this function do?")]
    [InlineData("commit and push")]
    [InlineData("maybe it could be a caching problem?")]
    [InlineData("now it works, great")]
    [InlineData("continue")]
    [InlineData("да, хорошо, продолжай")]
    [InlineData("好的，继续")]
    [InlineData("Ja, gut, mach weiter")]
    public void These_do_not(string text) => Assert.False(IsCorrection(text));

    [Fact]
    public void The_first_message_opens_a_task_whatever_it_says() =>
        Assert.False(IsCorrection("the login is broken, why does it not work?", first: true));

    [Fact]
    public void Another_instruction_after_a_stop_corrects() =>
        Assert.True(IsCorrection("use the staging database for this", afterStop: true));

    [Fact]
    public void Going_on_after_a_stop_does_not() => Assert.False(IsCorrection("continue please", afterStop: true));

    [Fact]
    public void A_reason_given_on_refusing_a_call_corrects() => Assert.True(IsCorrection("use the other file", kind: TurnKind.Refusal));

    [Fact]
    public void A_pasted_brief_of_another_is_not_a_complaint() =>
        Assert.False(
            IsCorrection(
                string.Join(
                    ' ',
                    Enumerable.Repeat(
                        "You are the reviewer of this change and must check that no tests are broken and nothing is wrong.",
                        40
                    )
                )
            )
        );
}
