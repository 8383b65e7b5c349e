using TotalMemory.Delivery;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

public sealed class LastSessionLineTests
{
    private static string Line(string text) => LastSessionLine.Write(Some.Episode(1, text));

    [Fact]
    public void A_short_one_stays_as_it_is() =>
        Assert.Equal(
            "Add a total to the invoice page → The invoice page shows a total now.",
            Line("Add a total to the invoice page → The invoice page shows a total now.")
        );

    [Fact]
    public void A_long_goal_begins_where_it_asks() =>
        Assert.Equal(
            "I want instructions that forbid long comments on functions.",
            Line(
                "By default, every change that an agent makes to this code base adds a comment of several lines to each function, which "
                    + "nobody reads and which is wrong a month later. I want instructions that forbid long comments on functions."
            )
        );

    [Fact]
    public void Of_the_outcome_only_whole_sentences_are_said() =>
        Assert.Equal(
            "Add a total → The invoice page shows a total now.",
            Line(
                "Add a total → The invoice page shows a total now. It is computed by the server, which rounds each line before it adds "
                    + "them up, so that the sum is what the customer finds when adding the lines by hand, as the tax office demands."
            )
        );

    [Theory]
    [InlineData("No, add the total to the invoice", "add the total to the invoice")]
    [InlineData("No, that is wrong. Add the total to the invoice.", "Add the total to the invoice.")]
    public void It_does_not_begin_as_an_answer(string goal, string line) => Assert.Equal(line, Line(goal));

    [Fact]
    public void A_greeting_is_left_out() => Assert.Equal("Also, sort the issues by name.", Line("Great. Also, sort the issues by name."));

    [Fact]
    public void One_sentence_that_is_too_long_is_cut_at_a_word()
    {
        var line = Line(string.Join(' ', Enumerable.Repeat("word", 100)));
        Assert.True(line.Length <= 161);
        Assert.EndsWith("word…", line);
    }
}
