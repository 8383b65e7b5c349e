using TotalMemory.Recall;

namespace TotalMemory.Tests.Recall;

public sealed class WordMatchTests
{
    [Fact]
    public void Who_has_more_of_what_was_asked_stands_above_who_repeats_one_word()
    {
        var found = WordMatch.Join(
            [
                [new(1, 6.0), new(2, 3.0), new(3, 1.0)],
                [new(2, 2.5), new(4, 2.0)],
            ],
            10
        );
        Assert.Equal(1, found[0].Record);
        Assert.Equal(2, found.MaxBy(m => m.Score).Record);
        Assert.Equal(5.5, found.Single(m => m.Record == 2).Bm25);
    }

    [Fact]
    public void Words_that_nobody_wrote_are_not_asked_for() =>
        Assert.Equal(
            1,
            Assert
                .Single(
                    WordMatch.Join(
                        [
                            [new(7, 2.0)],
                            [],
                        ],
                        10
                    )
                )
                .Coverage
        );

    [Fact]
    public void A_share_is_never_more_than_all() =>
        Assert.All(
            WordMatch.Join(
                [
                    [new(1, 1.0), new(2, 1.0)],
                    [new(1, 1.0)],
                    [new(1, 0.0), new(3, 2.0)],
                ],
                10
            ),
            m => Assert.InRange(m.Coverage, 0, 1 + 1e-9)
        );

    [Fact]
    public void The_limit_is_an_upper_bound_and_keeps_the_best() =>
        Assert.Equal(
            [2, 1],
            WordMatch
                .Join(
                    [
                        [new(1, 2.0), new(2, 3.0), new(3, 1.0)],
                    ],
                    2
                )
                .Select(m => m.Record)
        );

    [Fact]
    public void Nothing_found_is_nothing() =>
        Assert.Empty(
            WordMatch.Join(
                [
                    [],
                    [],
                ],
                10
            )
        );
}
