using TotalMemory.Recall;

namespace TotalMemory.Tests.Recall;

public sealed class ContextTests
{
    [Fact]
    public void A_short_record_gains_more_from_its_neighbours_than_a_long_one() =>
        Assert.True(NeighbourGain.Compute(40, 0.3, [new(1, 3.0)]) > 3 * NeighbourGain.Compute(1_500, 0.3, [new(1, 3.0)]));

    [Fact]
    public void What_stands_next_counts_more_than_what_stands_further_away() =>
        Assert.True(NeighbourGain.Compute(100, 0.3, [new(1, 3.0)]) > NeighbourGain.Compute(100, 0.3, [new(2, 3.0)]));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    public void Where_neighbours_are_not_alike_they_add_nothing(double neighbourSimilarity) =>
        Assert.Equal(0, NeighbourGain.Compute(40, neighbourSimilarity, [new(1, 3.0), new(1, 2.0)]));

    [Fact]
    public void Without_neighbours_nothing_is_added() => Assert.Equal(0, NeighbourGain.Compute(40, 0.3, []));
}
