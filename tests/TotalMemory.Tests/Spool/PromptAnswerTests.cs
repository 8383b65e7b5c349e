using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Spool;

public sealed class PromptAnswerTests
{
    private const string Note = "<totalmemory-note>\nsomething\n</totalmemory-note>";

    [Theory]
    [InlineData(null)]
    [InlineData("TotalMemory: forgotten: “tabs” (#3)")]
    public void What_was_written_is_read(string? line)
    {
        var answer = new PromptAnswer(Note, line);
        Assert.Equal(answer, PromptAnswer.Read(answer.ToBytes()));
    }

    [Fact]
    public void A_line_that_would_be_two_is_one() => Assert.Equal("a b", PromptAnswer.Read(new PromptAnswer(Note, "a\nb").ToBytes())!.Line);

    [Theory]
    [InlineData("")]
    [InlineData("\n<totalmemory-note>")]
    [InlineData("something else")]
    [InlineData("line\nno note")]
    public void What_is_no_answer_of_ours_is_none(string text) => Assert.Null(PromptAnswer.Read(Encoding.UTF8.GetBytes(text)));
}
