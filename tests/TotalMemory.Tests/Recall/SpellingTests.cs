using TotalMemory.Browsing;
using TotalMemory.Recall;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Recall;

/// <summary>What reads the same is found, whichever way it and the question are written.</summary>
public sealed class SpellingTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    public static TheoryData<string, string> Pairs =>
        new()
        {
            { "ＡＰＩ３", "api3" },
            { "サーバー", "ｻｰﾊﾞｰ" },
            { "ガソリン", "カ\u3099ソリン" },
            { "Straßenname", "STRASSENNAME" },
            { "caféteria", "cafe\u0301teria" },
            { "ışıldak", "ışıldak" },
            { "İşletim", "işletim" },
            { "ışıldak", "IŞILDAK" },
            { "eﬃcient", "efficient" },
            { "한국어", "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165" },
            { "σίσυφος", "ΣΊΣΥΦΟΣ" },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    [InlineData("العربية", "اَلْعَرَبِيَّة")]
    [InlineData("שלום", "שָׁלוֹם")]
    [InlineData("ꆈꌠꉙꆈꌠꁱꂷ", "ꆈꌠꉙ")]
    public void A_record_is_found_by_the_other_spelling(string one, string other)
    {
        foreach (var (said, asked) in ((string, string)[])[(one, other), (other, one)])
        {
            using var place = new Workplace();
            var shop = place.Memory.Projects.IdentifyFolder(place.Project("shop"));
            place.Memory.Knowledge.SaveOwn(shop, Some.Fact($"the thing {said} is blue"));
            place.Memory.Knowledge.SaveOwn(shop, Some.Fact("something else altogether"));
            var hits = place.Memory.Recall.Recall(new RecallQuery { Text = asked }).Hits;
            Assert.StartsWith("the thing", hits[0].Record.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_turn_is_found_by_the_other_spelling(string one, string other)
    {
        work.Session("shop", "s1", s => s.User("let us begin").Says($"the thing {one} is blue"));
        foreach (var asked in (string[])[one, other])
            Assert.Contains(one, Assert.Single(new TurnSearch(work.Memory.Database).Find(new TurnQuery { Text = asked }).Hits).Text);
    }

    [Fact]
    public void What_was_forgotten_in_one_spelling_is_not_learned_in_another()
    {
        var shop = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        var id = work.Memory.Knowledge.SaveOwn(shop, Some.Fact("Die Straße ＡＢＣ１ bleibt gesperrt")).Id;
        work.Memory.Knowledge.Forget(id, "a person");
        Assert.Equal(0, work.Memory.Knowledge.Save(shop, Some.Fact("DIE STRASSE ABC1 BLEIBT GESPERRT")).Id);
    }
}
