using System.Text.RegularExpressions;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Sync;
using TotalMemory.Team;
using TotalMemory.Tests.Support;
using TotalMemory.Web.Markup;

namespace TotalMemory.Tests.Web;

/// <summary>Remembered text is hostile: in every field of every type of record it is shown as text.</summary>
public sealed partial class HostileTextTests : IDisposable
{
    private const string Hostile =
        "<script>alert(1)</script> <img src=x onerror=alert(2)> [go](javascript:alert(3)) \" onmouseover=\"alert(4) ' x='y "
        + "</textarea></article><h1>mine</h1> \u001b[31mred\u001b[0m \u202Eesrever\u202C {{7*7}} hx-get=/records/1 &lt;b&gt;";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    [Theory]
    [InlineData(RecordType.Fact)]
    [InlineData(RecordType.Correction)]
    [InlineData(RecordType.Error)]
    [InlineData(RecordType.Episode)]
    [InlineData(RecordType.Rule)]
    [InlineData(RecordType.Skill)]
    [InlineData(RecordType.Note)]
    public async Task In_every_field_it_stays_text(RecordType type)
    {
        var id = work.Memory.Knowledge.Save(Shop, Draft(type)).Id;
        Assert.NotEqual(0, id);
        await using var page = await OpenPage.OfAsync(work);
        foreach (var path in (string[])[$"/records/{id}", "/", "/search?q=alert", "/search?in=said&q=alert"])
            AssertHarmless(await page.ReadAsync(path));
    }

    [Fact]
    public async Task What_the_team_says_stays_text_and_its_author_a_name()
    {
        var item = new TeamItem("<b onclick=alert(1)>", new string('a', 32), Hostile, work.Time.GetUtcNow());
        new Replica(work.Memory.Database, work.Memory.Erasure, work.Time).Team.Take(Cell.Everywhere, "1:1", [item]);
        await using var page = await OpenPage.OfAsync(work);
        var shown = await page.ReadAsync("/rules?show=team");
        Assert.Contains("T1", shown);
        AssertHarmless(shown);
    }

    [Fact]
    public async Task In_addresses_and_searches_it_stays_text()
    {
        await using var page = await OpenPage.OfAsync(work);
        var word = Uri.EscapeDataString(Hostile);
        foreach (
            var path in (string[])
                [$"/search?q={word}", $"/search?q={word}&in=said&by={word}", $"/?type={word}&after={word}&project={word}", $"/{word}"]
        )
            AssertHarmless(await page.ReadAsync(path));
    }

    [Fact]
    public async Task In_a_session_and_a_projects_name_it_stays_text()
    {
        work.Session("shop", s => s.User(Hostile).Bash(Hostile, Hostile, 1).Says(Hostile));
        work.Memory.ProjectChanges.Rename(Shop, Hostile);
        work.Session("other", s => s.User("alert"));
        await using var page = await OpenPage.OfAsync(work);
        foreach (
            var path in (string[])
                ["/", "/search?q=alert", "/search?in=said&q=alert", "/sessions", "/sessions/show?id=s1", "/projects", "/errors"]
        )
            AssertHarmless(await page.ReadAsync(path));
    }

    /// <summary>A hole between quotes cannot end its attribute; one in front of an address could make it another's.</summary>
    [Fact]
    public void In_our_own_markup_every_hole_stands_in_quotes_or_between_tags()
    {
        var wrong =
            from file in SourceTree.CSharp("src/Web")
            from Match hole in UnquotedHole().Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {hole.Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_stands_in_a_hole_is_made_safe_and_encoded()
    {
        var text = "<b>\"&'\u202E";
        Assert.Equal("<p>&lt;b&gt;&quot;&amp;&#x27;</p>", Html.From($"<p>{text}</p>").ToString());
        Assert.Equal("<p><i>5</i></p>", Html.From($"<p>{Html.From($"<i>{5}</i>")}</p>").ToString());
    }

    private static Draft Draft(RecordType type) =>
        new()
        {
            Type = type,
            Kind = type == RecordType.Fact ? FactKinds.Convention : Hostile,
            Text = "alert " + Hostile,
            Context = Hostile,
            Tags = [Hostile],
            Branch = Hostile,
            Tool = Hostile,
            Signature = Hostile,
            Fix = Hostile,
            Norm = Hostile,
            ActionsBefore = new([Hostile], [Hostile]),
            Importance = 3,
            Confidence = 0.8,
            Origin = Origin.User,
            Identity = "x" + type,
            Evidence = [Some.Evidence(Hostile + " more", session: Hostile, file: Hostile)],
        };

    private static void AssertHarmless(string html)
    {
        Assert.Contains("<main", html);
        // The page's own scripts, and no other; no handler; no address but ours; one title.
        Assert.Equal(2, Regex.Count(html, "<script"));
        Assert.DoesNotContain("<img", html);
        Assert.Single(Regex.Matches(html, "<h1"));
        foreach (Match tag in Tag().Matches(html))
        {
            Assert.DoesNotMatch(@"\son\w+=", Quoted().Replace(tag.Value, "\"\""));
            foreach (Match address in Address().Matches(tag.Value))
                Assert.Matches("^[/#]", address.Groups[1].Value);
        }
        Assert.DoesNotContain('\u001b', html);
        Assert.DoesNotContain('\u202E', html);
    }

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\s(?:href|src|action|formaction|hx-get|hx-post)=\"([^\"]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex(@"[\w-]+=\{[^}]*\}|<\{[^}]*\}")]
    private static partial Regex UnquotedHole();
}
