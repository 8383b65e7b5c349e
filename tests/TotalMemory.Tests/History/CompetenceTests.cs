using TotalMemory.History;

namespace TotalMemory.Tests.History;

/// <summary>What is said of how well work on a subject goes, from its numbers.</summary>
public sealed class CompetenceTests
{
    private static Competence Of(
        int errors = 0,
        int occurrences = 0,
        int known = 0,
        int recurring = 0,
        int corrections = 0,
        int sessions = 0,
        int succeeded = 0,
        RecentErrors recent = default
    ) => new("npm", errors, occurrences, known, recurring, corrections, sessions, succeeded, recent);

    [Fact]
    public void Where_nothing_is_known_the_level_is_in_the_middle_and_the_word_says_so()
    {
        Assert.Equal((0.5, 0.0, "unknown"), (Of().Level, Of().Certainty, Of().Word));
    }

    [Fact]
    public void Few_numbers_say_nothing_and_more_do()
    {
        Assert.Equal("unknown", Of(sessions: 1, succeeded: 1).Word);
        Assert.Equal("strong", Of(sessions: 8, succeeded: 8).Word);
        Assert.Equal("moderate", Of(sessions: 8, succeeded: 5).Word);
        Assert.Equal("weak", Of(sessions: 8, succeeded: 1).Word);
    }

    [Fact]
    public void A_known_fix_counts_half_and_a_recurring_error_twice()
    {
        Assert.Equal((0.5 * 2 + 1) / (4 + 2), Of(errors: 4, known: 2).Level, 9);
        Assert.Equal(1.0 / (4 + 3 + 2), Of(errors: 4, recurring: 3).Level, 9);
        Assert.Equal(1.0 / (5 + 2), Of(corrections: 5).Level, 9);
    }

    [Theory]
    [InlineData(0, 0, "quiet")]
    [InlineData(2, 1, "more errors lately")]
    [InlineData(1, 2, "fewer errors lately")]
    [InlineData(2, 2, "steady")]
    public void The_trend_compares_two_months(int now, int before, string trend) =>
        Assert.Equal(trend, Of(recent: new RecentErrors(now, before)).Trend);
}
