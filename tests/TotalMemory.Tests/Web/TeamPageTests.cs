using System.Net;
using TotalMemory.Spool;
using TotalMemory.Sync;
using TotalMemory.Team;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Web;

/// <summary>What the team says, and what a person gives it, on the page.</summary>
public sealed class TeamPageTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => ProjectIdentity.Resolve(work.Temp.MakeRepository("repositories/shop", "git@example.org:me/shop.git"));

    private void Join() =>
        new HubMembership
        {
            Address = "postgres://me@db.example.org:5432/memory",
            Machine = "aaaaaaaa",
            Vault = Guid.NewGuid().ToString(),
        }.Save(work.Temp.Home);

    private void TeamSays(string text) =>
        new Replica(work.Memory.Database, work.Memory.Erasure, work.Time).Team.Take(
            Cell.Everywhere,
            text,
            [new TeamItem("anna", new string('a', 32), text, work.Time.GetUtcNow())]
        );

    [Fact]
    public async Task A_person_sees_what_would_be_shared_and_where_shares_it_and_takes_it_back()
    {
        Join();
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("Deploy with password=hunter2hunter2 on Mondays")).Id;
        await using var page = await OpenPage.OfAsync(work);
        var shown = await page.ReadAsync($"/records/{id}");
        Assert.Contains("Your team would see", shown);
        Assert.Contains("postgres://me@db.example.org:5432/memory", shown);
        var text = work.Memory.Shares.Review(id)!.Text!;
        Assert.DoesNotContain("hunter2", text);
        var stale = await page.PostAsync("/records/share", new("id", $"{id}"), new("word", "share"), new("text", "Other words"));
        Assert.Equal(HttpStatusCode.NotFound, stale.StatusCode);
        Assert.Empty(work.Memory.Shares.Shared());
        await page.PostAsync("/records/share", new("id", $"{id}"), new("word", "share"), new("text", text), new("return", "/"));
        Assert.Equal(ShareStanding.Yes, Assert.Single(work.Memory.Shares.Shared()).Standing);
        Assert.Contains("Stop sharing", await page.ReadAsync($"/records/{id}"));
        await page.PostAsync("/records/share", new("id", $"{id}"), new("word", "unshare"), new("return", "/"));
        Assert.Empty(work.Memory.Shares.Shared());
    }

    [Fact]
    public async Task Without_a_hub_nobody_is_asked_to_share()
    {
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("Deploy on Mondays")).Id;
        await using var page = await OpenPage.OfAsync(work);
        Assert.DoesNotContain("Your team", await page.ReadAsync($"/records/{id}"));
        var answer = await page.PostAsync("/records/share", new("id", $"{id}"), new("word", "share"), new("text", "Deploy on Mondays"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(work.Memory.Shares.Shared());
    }

    [Fact]
    public async Task What_the_team_says_is_turned_off_on_and_forgotten()
    {
        TeamSays("Keep functions short");
        await using var page = await OpenPage.OfAsync(work);
        Assert.Contains("Keep functions short", await page.ReadAsync("/rules?show=team"));
        await page.PostAsync("/team/decide", new("id", "1"), new("word", "off"), new("return", "/rules"));
        Assert.True(work.Memory.Team.Find(1)!.IsOff);
        await page.PostAsync("/team/decide", new("id", "1"), new("word", "on"), new("return", "/rules"));
        Assert.False(work.Memory.Team.Find(1)!.IsOff);
        await page.PostAsync("/team/decide", new("id", "1"), new("word", "forget"), new("return", "/rules"));
        Assert.DoesNotContain("Keep functions short", await page.ReadAsync("/rules?show=team"));
        TeamSays("Keep functions short");
        Assert.Empty(work.Memory.Team.All(null));
        var none = await page.PostAsync("/team/decide", new("id", "9"), new("word", "off"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
