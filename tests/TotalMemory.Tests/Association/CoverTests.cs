using TotalMemory.Association;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Association;

public sealed class CoverTests
{
    private static AssociatedRecord Found(long id, string text, double strength = 0.5) =>
        new(Some.Record(id, text), new ActivatedRecord(id, strength, 1, 1));

    private static Covering Choose(string topic, int most, params AssociatedRecord[] found) => Cover.Choose(topic, found, most);

    [Fact]
    public void The_record_with_most_words_comes_first_and_then_only_what_adds_one()
    {
        var covering = Choose(
            "deploy kamal staging",
            5,
            Found(1, "kamal"),
            Found(2, "deploy with kamal"),
            Found(3, "staging is slow"),
            Found(4, "deploy on Tuesdays")
        );
        Assert.Equal([2, 3], covering.Records.Select(r => r.Record.Id));
        Assert.Equal(1, covering.Coverage);
    }

    [Fact]
    public void Of_equals_the_stronger_and_then_the_older_is_chosen()
    {
        Assert.Equal(2, Choose("kamal", 1, Found(1, "kamal", 0.4), Found(2, "kamal", 0.6)).Records[0].Record.Id);
        Assert.Equal(1, Choose("kamal", 1, Found(2, "kamal"), Found(1, "kamal")).Records[0].Record.Id);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.5)]
    [InlineData(9, 1.0)]
    public void The_most_is_an_upper_bound(int most, double coverage)
    {
        var covering = Choose("kamal staging", most, Found(1, "kamal"), Found(2, "staging"));
        Assert.True(covering.Records.Count <= most);
        Assert.Equal(coverage, covering.Coverage);
    }

    [Fact]
    public void A_topic_that_nobody_mentions_is_not_covered()
    {
        var covering = Choose("kamal staging", 3, Found(1, "penguins"));
        Assert.Empty(covering.Records);
        Assert.Equal(0, covering.Coverage);
    }
}
