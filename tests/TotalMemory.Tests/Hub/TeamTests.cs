using Microsoft.Extensions.Time.Testing;
using TotalMemory.Benchmarks;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Team;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hub;

/// <summary>What people share with their team, and what becomes of it at the others.</summary>
[Collection(PostgresTests.Name)]
public sealed class TeamTests : IDisposable
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-03-01T09:00:00Z", null));
    private readonly PostgresServer server;
    private readonly TeamHomes team;

    public TeamTests(PostgresServer server)
    {
        this.server = server;
        team = new TeamHomes(server, time);
    }

    public void Dispose() => team?.Dispose();

    [Fact]
    public async Task What_one_shares_stands_in_the_others_briefing_under_the_teams_heading()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(ben, "Run the linter before every push");
        ben.Home.Say("Ben keeps this to himself");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Contains($"## {TeamWording.Heading}\n- Run the linter before every push [{team.RoleOf("ben")}, T1]\n", anna.Briefing);
        Assert.DoesNotContain("himself", anna.Briefing);
        Assert.Empty(anna.Home.All());
        Assert.Empty(anna.Home.Memory.Rules.All(null));
        await ben.MeetAsync();
        Assert.Empty(TeamHomes.Said(ben));
    }

    [Fact]
    public async Task What_is_taken_back_or_forgotten_leaves_the_hub_and_every_file_of_the_others()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        var (kept, forgotten) = (TeamHomes.Share(ben, "Run the walrus linter first"), TeamHomes.Share(ben, "Deploy zanzibar on Mondays"));
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Equal(2, TeamHomes.Said(anna).Count());
        Assert.True(ben.Home.Memory.Shares.Unshare(kept));
        ben.Home.Memory.Knowledge.Forget(forgotten, "a person");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Empty(TeamHomes.Said(anna));
        Assert.DoesNotContain("zanzibar", anna.Briefing);
        Assert.Empty(server.Query(team.Database, "SELECT * FROM totalmemory.shared"));
        Assert.True(anna.Home.Memory.Erasure.Finish());
        foreach (var file in Directory.EnumerateFiles(anna.Home.Temp.Home.Root, "*", SearchOption.AllDirectories))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain("zanzibar", bytes, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("walrus", bytes, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_no_stays_whoever_says_it_again_and_after_any_number_of_meetings()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        var carl = await team.MemberAsync(anna, "carl");
        TeamHomes.Share(ben, "Run the linter before every push");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.True(anna.Home.Memory.Team.TurnOff(TeamHomes.Only(anna).Id)!.IsOff);
        TeamHomes.Share(carl, "Run the linter before every push!");
        await carl.MeetAsync();
        await anna.MeetAsync();
        Assert.All(anna.Home.Memory.Team.All(anna.Home.Shop.Id), t => Assert.True(t.IsOff));
        Assert.DoesNotContain("linter", anna.Briefing);
        anna.Home.Memory.Team.Forget(anna.Home.Memory.Team.All(null)[0].Id);
        TeamHomes.Share(ben, "Name branches after tickets");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Equal(["Name branches after tickets"], TeamHomes.Said(anna));
    }

    [Fact]
    public async Task What_a_person_forgot_or_rejected_is_not_brought_back_by_the_team()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        anna.Home.Memory.Knowledge.Forget(anna.Home.Say("The zanzibar deal is closed on Mondays"), "a person");
        TeamHomes.Share(ben, "The zanzibar deal is closed on Mondays");
        TeamHomes.Share(ben, "Name branches after tickets");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Equal(["Name branches after tickets"], TeamHomes.Said(anna));
        anna.Home.Memory.Knowledge.Forget(anna.Home.Say("Name branches after tickets"), "a person");
        Assert.Empty(TeamHomes.Said(anna));
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Equal(["Keep functions short"], TeamHomes.Said(anna));
    }

    [Fact]
    public async Task Ones_own_word_outranks_the_teams()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        anna.Home.Say("Never use mocks in unit tests");
        anna.Home.Say("Name branches after tickets");
        TeamHomes.Share(ben, "Use mocks in unit tests");
        TeamHomes.Share(ben, "Name branches after tickets!");
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        await anna.MeetAsync();
        var own = anna.Briefing.IndexOf("Never use mocks", StringComparison.Ordinal);
        var theirs = anna.Briefing.IndexOf("Keep functions short", StringComparison.Ordinal);
        Assert.True(own > 0 && theirs > own, anna.Briefing);
        Assert.DoesNotContain("- Use mocks", anna.Briefing);
        Assert.Single(anna.Briefing.Split("Name branches after tickets").Skip(1));
    }

    [Fact]
    public async Task Only_projects_that_a_machine_knows_are_pulled_and_each_stays_by_itself()
    {
        var anna = await team.OwnerAsync("shop");
        var ben = await team.MemberAsync(anna, "ben", "shop", "secret-bank");
        TeamHomes.Share(ben, "Deploy the bank on Mondays", "secret-bank");
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Equal(["Keep functions short"], anna.Home.Memory.Team.All(null).Select(t => t.Text));
        anna.Home.Clone("secret-bank");
        await anna.MeetAsync();
        Assert.Equal(["Deploy the bank on Mondays"], TeamHomes.Said(anna, "secret-bank"));
        Assert.Equal(["Keep functions short"], TeamHomes.Said(anna));
        Assert.DoesNotContain(
            server.Query(team.Database, "SELECT * FROM totalmemory.shared"),
            r => r.Contains("secret-bank", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Other_words_are_not_shared_before_somebody_has_looked_at_them()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        var id = TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        ben.Home.Memory.Database.Write(c =>
            WritePath.Reword(c, c.Records.Find(id)!, Some.Clean(Some.Fact("Keep the zanzibar secret")), time.GetUtcNow())
        );
        await ben.MeetAsync();
        Assert.Empty(server.Query(team.Database, "SELECT * FROM totalmemory.shared"));
        Assert.Equal(ShareStanding.Changed, Assert.Single(ben.Home.Memory.Shares.Shared()).Standing);
        Assert.False(ben.Home.Memory.Shares.Share(id, "Keep functions short"));
    }

    [Fact]
    public async Task Every_machine_of_a_person_can_take_back_what_another_shared_and_none_does_by_mistake()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben", "shop", "bank");
        var tablet = await team.SecondAsync(ben, "ben", "shop");
        TeamHomes.Share(ben, "Keep functions short");
        TeamHomes.Share(ben, "Deploy the bank on Mondays", "bank");
        await ben.MeetAsync();
        await tablet.MeetAsync();
        await ben.MeetAsync();
        await tablet.MeetAsync();
        Assert.Equal(2, server.Query(team.Database, "SELECT * FROM totalmemory.shared").Count);
        var mine = Assert.Single(tablet.Home.Memory.Shares.Shared());
        Assert.Equal(ShareStanding.Yes, mine.Standing);
        Assert.True(tablet.Home.Memory.Shares.Unshare(mine.Record.Id));
        await tablet.MeetAsync();
        await ben.MeetAsync();
        Assert.Equal(["Deploy the bank on Mondays"], server.Query(team.Database, "SELECT text FROM totalmemory.shared"));
        Assert.Single(ben.Home.Memory.Shares.Shared());
    }

    [Fact]
    public async Task Leaving_takes_the_teams_words_away_and_remove_all_ones_own_from_the_hub()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Contains("Keep functions short", anna.Briefing);
        await anna.CommandAsync("leave");
        Assert.Empty(TeamHomes.Said(anna));
        await ben.CommandAsync("leave", "--remove-all");
        Assert.Empty(server.Query(team.Database, "SELECT * FROM totalmemory.shared"));
    }

    [Fact]
    public async Task What_was_shared_with_one_team_is_not_given_to_the_next()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        Assert.Contains(await ben.CommandAsync("leave"), l => l.StartsWith("What you shared stays", StringComparison.Ordinal));
        var other = server.NewDatabase();
        await ben.JoinAsync(server.Address(other));
        await ben.MeetAsync();
        Assert.Empty(server.Query(other, "SELECT * FROM totalmemory.shared"));
        Assert.Equal(["Keep functions short"], ben.Home.Texts());
    }

    [Fact]
    public async Task Nothing_the_team_says_asks_or_reminds()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(ben, "Never run npm install, always use pnpm install");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Contains("pnpm", anna.Briefing);
        Assert.Null(anna.Home.Memory.Rules.Decide(TeamHomes.Only(anna).Id, new UserDecision(RuleChoice.Ask)));
        foreach (var published in Directory.EnumerateFiles(anna.Home.Temp.Home.Briefs, "*.bin"))
            Assert.DoesNotContain("pnpm", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(published)));
    }
}
