using TotalMemory.Association;
using TotalMemory.Graph;

namespace TotalMemory.Tests.Association;

public sealed class ActivationTests
{
    private static Dictionary<long, ActivatedRecord> Spread(
        Dictionary<long, Neighbour[]> edges,
        params (long Record, double Strength)[] seeds
    ) =>
        Activation
            .Spread(seeds.ToDictionary(s => s.Record, s => s.Strength), id => edges.GetValueOrDefault(id, []))
            .ToDictionary(a => a.Record);

    [Fact]
    public void It_decays_by_the_hop_and_grows_with_the_ways()
    {
        // 1 → 2 → 3, and 1 → 4 as well as 5 → 4.
        var edges = new Dictionary<long, Neighbour[]>
        {
            [1] = [new(2, 1), new(4, 1)],
            [2] = [new(3, 1)],
            [5] = [new(4, 1)],
        };
        var reached = Spread(edges, (1, 1), (5, 1));
        Assert.Equal(0.7, reached[2].Strength, 6);
        Assert.Equal(0.4, reached[3].Strength, 6);
        Assert.Equal(0.7 * 1.2, reached[4].Strength, 6);
        Assert.Equal((2, 2), (reached[3].Hops, reached[4].Ways));
    }

    [Fact]
    public void It_goes_two_hops_and_no_further()
    {
        var chain = Enumerable.Range(1, 4).ToDictionary(i => (long)i, i => new[] { new Neighbour(i + 1, 1) });
        Assert.Equal([1, 2, 3], Spread(chain, (1, 1)).Keys.Order());
    }

    [Theory]
    [InlineData(0.31, true)]
    [InlineData(0.29, false)]
    public void A_weak_edge_carries_nothing(double weight, bool isReached) =>
        Assert.Equal(isReached, Spread(new() { [1] = [new(2, weight)] }, (1, 1)).ContainsKey(2));

    [Fact]
    public void A_start_is_as_strong_as_it_was_given_and_at_most_1()
    {
        var reached = Spread(new() { [1] = [new(2, 1)] }, (1, 3), (2, 0.5));
        Assert.Equal((1, 0.5, 0), (reached[1].Strength, reached[2].Strength, reached[2].Hops));
    }
}
