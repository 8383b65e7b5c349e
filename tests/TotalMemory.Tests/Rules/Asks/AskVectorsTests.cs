using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>Vectors of requests without what all requests of a language share.</summary>
public sealed class AskVectorsTests
{
    private const int Dimensions = 16;

    [Fact]
    public void Six_languages_have_twenty_typical_requests_or_more()
    {
        Assert.Equal(6, TypicalRequests.Languages.Count);
        Assert.All(TypicalRequests.Languages, l => Assert.True(l.Count >= 20));
        Assert.Equal(TypicalRequests.All.Count, TypicalRequests.All.Distinct().Count());
    }

    [Fact]
    public void Without_the_typical_requests_there_are_none()
    {
        var known = Typical();
        known.Remove(AskVectors.Digest(TypicalRequests.Languages[^1][0]));
        known[AskVectors.Digest("name the columns")] = Vector(1, 9);
        Assert.Empty(new AskVectors(known).Centered(["name the columns"]));
    }

    [Fact]
    public void What_a_language_shares_is_gone_and_what_a_memory_shares_stays()
    {
        var known = Typical();
        known[AskVectors.Digest("name the columns")] = Vector(1, 9);
        known[AskVectors.Digest("name the tables")] = Vector(1, 9, 10);
        known[AskVectors.Digest("ship the parser")] = Vector(1, 11);
        var found = new AskVectors(known).Centered(["name the columns", "name the tables", "ship the parser"]);
        Assert.True(Cosine(found["name the columns"], found["name the tables"]) > 0.6);
        Assert.True(Math.Abs(Cosine(found["name the columns"], found["ship the parser"])) < 0.1);
        Assert.All(found.Values, v => Assert.Equal(1, Cosine(v, v), 3));
    }

    // Each language points its own way, with nothing else.
    private static Dictionary<string, float[]> Typical() =>
        TypicalRequests
            .Languages.SelectMany((texts, language) => texts.Select(t => (Text: t, Language: language)))
            .ToDictionary(t => AskVectors.Digest(t.Text), t => Vector(t.Language), StringComparer.Ordinal);

    private static float[] Vector(params int[] axes)
    {
        var vector = new float[Dimensions];
        foreach (var axis in axes)
            vector[axis] = 1;
        return vector;
    }

    private static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
