using TotalMemory.Extraction.Reading;
using TotalMemory.Rules.Asks;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("Which way?", "a → b")]
    [InlineData("Which way: a → b → c?", "a → b → c")]
    [InlineData("Which way?", "→ left")]
    [InlineData("Which way?", "→ → left →")]
    [InlineData("Which way → ", "left")]
    [InlineData("Which way?", "left")]
    public void A_question_and_an_answer_are_told_apart_whatever_arrows_they_hold(string question, string answer)
    {
        var text = new AnswerText(question, answer);
        Assert.Equal(text, AnswerText.Split(text.Join()));
    }

    [Fact]
    public void A_text_without_a_question_is_all_the_persons() => Assert.Equal(new AnswerText("", "left"), AnswerText.Split("left"));

    [Fact]
    public void A_persons_answer_keeps_what_stands_before_its_own_arrow()
    {
        using var work = new Workplace();
        work.Session("shop", s => s.Answers("Which pipeline?", "please always run lint → build"));
        var turn = Answer(work);
        Assert.Equal("please always run lint → build", ReadingUnits.OwnWords(turn));
        Assert.Contains(AskSentences.Split(turn.Text, turn.Kind), c => c.Text == "please always run lint → build");
    }

    [Fact]
    public void A_secret_behind_an_arrow_of_the_person_is_redacted()
    {
        using var work = new Workplace();
        work.Session("shop", s => s.Answers("Which password?", "the password → hunter2-Kx93vQz"));
        var turn = Answer(work);
        Assert.DoesNotContain("hunter2", turn.Text, StringComparison.Ordinal);
    }

    private static Turn Answer(Workplace work)
    {
        using var c = work.Memory.Database.Open();
        return Assert.Single(
            c.List(
                """
                SELECT line, part, kind, at, text, uuid, tool, call, target, outcome, exit_code, origin, detail
                FROM turn WHERE kind = 'answer'
                """,
                TranscriptStore.ReadTurn
            )
        );
    }

    [Theory]
    [InlineData("Which base? → the enrolment of May", true)]
    [InlineData("用哪个？ → 五月", true)]
    [InlineData("Which of these should be the base of the… → the second → and then?", true)]
    [InlineData("Which base? → a → b", true)]
    [InlineData("what does a → b mean?", false)]
    [InlineData("lint → build", false)]
    [InlineData("the base", false)]
    public void A_stored_text_is_answered_if_what_stands_before_an_arrow_asks(string text, bool isAnswered) =>
        Assert.Equal(isAnswered, AnswerText.IsAnswered(text));
}
