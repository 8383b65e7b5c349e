using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TotalMemory.Benchmarks;
using TotalMemory.Sync;

namespace TotalMemory.Tests.Hub;

/// <summary>Who belongs to a hub: let in, taken out, let in again.</summary>
[Collection(PostgresTests.Name)]
public sealed class MembersTests : IDisposable
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-03-01T09:00:00Z", null));
    private readonly PostgresServer server;
    private readonly TeamHomes team;

    public MembersTests(PostgresServer server)
    {
        this.server = server;
        team = new TeamHomes(server, time);
    }

    public void Dispose() => team?.Dispose();

    private List<string> Rows(string sql) => server.Query(team.Database, sql);

    private static async Task<string> SaidAsync(HubHome home, params string[] words) => string.Join('\n', await home.CommandAsync(words));

    [Fact]
    public async Task Who_is_taken_out_may_not_log_in_and_what_they_shared_leaves_everybody()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(ben, "Keep functions short");
        TeamHomes.Share(anna, "Name branches after tickets");
        await ben.MeetAsync();
        await anna.MeetAsync();
        await ben.MeetAsync();
        Assert.Equal(["Keep functions short"], TeamHomes.Said(anna));
        var said = await SaidAsync(anna, "remove", team.RoleOf("ben"));
        Assert.Contains("may not log in any more", said);
        Assert.Contains("- Keep functions short", said);
        await anna.MeetAsync();
        Assert.Empty(TeamHomes.Said(anna));
        Assert.DoesNotContain("Keep functions", anna.Briefing);
        var report = await ben.Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains("does not let this role in", report.Trouble);
        Assert.Contains("Keep functions short", ben.Home.Texts()); // What was learned stays.
        Assert.Equal([team.RoleOf("ben")], Rows("SELECT owner FROM totalmemory.vault WHERE owner <> current_user"));
        await ben.CommandAsync("leave");
        Assert.Empty(TeamHomes.Said(ben));
        Assert.Empty(Rows("SELECT 1 FROM totalmemory.shared WHERE author <> current_user"));
    }

    [Fact]
    public async Task Who_is_let_in_again_has_their_vault_back()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        ben.Home.Say("Ben's own");
        await ben.MeetAsync();
        var (role, code) = (team.RoleOf("ben"), ben.Key.Code);
        await anna.CommandAsync("remove", role);
        Assert.Contains("lets them back", await SaidAsync(anna, "remove", role)); // Once more is no mistake: the vault is still there.
        var again = (await anna.CommandAsync("invite", role)).Single(l => l.StartsWith("Password", StringComparison.Ordinal)).Split(": ")[
            1
        ];
        using var other = new HubHome(time);
        await other.JoinAsync(server.Address(team.Database, role, again), code);
        await other.MeetAsync();
        Assert.Equal(["Ben's own"], other.Home.Texts());
        Assert.Contains($"Team: 2 people ({role}, hub_owner)", await SaidAsync(other, "status"));
    }

    [Fact]
    public async Task With_their_vault_nothing_of_somebody_is_left_and_the_name_is_free()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        var role = team.RoleOf("ben");
        Assert.Contains("is deleted", await SaidAsync(anna, "remove", role, "--with-vault"));
        foreach (var (table, column) in new[] { ("vault", "owner"), ("member", "role"), ("shared", "author"), ("mistake", "author") })
            Assert.Empty(Rows($"SELECT 1 FROM totalmemory.{table} WHERE {column} = '{role}'"));
        Assert.Empty(Rows($"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"));
        Assert.Contains("Password (shown this once)", await SaidAsync(anna, "invite", role));
    }

    [Fact]
    public async Task Only_the_owner_takes_somebody_out_and_never_themselves()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        var carl = await team.MemberAsync(anna, "carl");
        var refused = await Assert.ThrowsAsync<HubException>(() => ben.CommandAsync("remove", team.RoleOf("carl"), "--with-vault"));
        Assert.Contains("Only the hub's owner", refused.Message);
        Assert.Contains(
            "leave --remove-all",
            (await Assert.ThrowsAsync<HubException>(() => anna.CommandAsync("remove", "hub_owner"))).Message
        );
        Assert.Contains(
            "Nobody called",
            (await Assert.ThrowsAsync<HubException>(() => anna.CommandAsync("remove", "nobody_here"))).Message
        );
        Assert.Contains("small letters", (await Assert.ThrowsAsync<HubException>(() => anna.CommandAsync("remove", "x; DROP"))).Message);
        await carl.MeetAsync();
        Assert.Equal(3, Rows("SELECT role FROM totalmemory.member").Count);
    }

    [Fact]
    public async Task Who_was_invited_before_the_team_existed_is_told_so_and_taken_in()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        var role = team.RoleOf("ben");
        server.Execute(team.Database, $"DELETE FROM totalmemory.member WHERE role = '{role}'");
        await ben.MeetAsync();
        Assert.Contains(
            $"You are not in this hub's team. Its owner takes you in: totalmemory hub invite {role}",
            await SaidAsync(ben, "status")
        );
        Assert.Contains($"On this hub and not in the team: {role}", await SaidAsync(anna, "status"));
        var said = await SaidAsync(anna, "invite", role);
        Assert.Contains("keeps the password", said);
        Assert.DoesNotContain("shown this once", said);
        TeamHomes.Share(ben, "Keep functions short");
        await ben.MeetAsync();
        await anna.MeetAsync();
        Assert.Equal(["Keep functions short"], TeamHomes.Said(anna));
        Assert.Contains("in the team already", (await Assert.ThrowsAsync<HubException>(() => anna.CommandAsync("invite", role))).Message);
    }

    [Fact]
    public async Task A_role_of_something_else_is_never_taken_over()
    {
        var anna = await team.OwnerAsync();
        server.Execute(team.Database, $"CREATE ROLE backup_{team.Database} NOLOGIN; CREATE ROLE app_{team.Database} LOGIN PASSWORD 'x'");
        foreach (var role in (string[])[$"backup_{team.Database}", $"app_{team.Database}"])
        {
            Assert.Contains("a role", (await Assert.ThrowsAsync<HubException>(() => anna.CommandAsync("invite", role))).Message);
            Assert.Contains("Nobody called", (await Assert.ThrowsAsync<HubException>(() => anna.CommandAsync("remove", role))).Message);
        }
        Assert.Equal(2, Rows($"SELECT 1 FROM pg_roles WHERE rolname IN ('backup_{team.Database}', 'app_{team.Database}')").Count);
    }

    [Fact]
    public async Task What_the_team_said_goes_with_the_membership()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        TeamHomes.Share(anna, "Keep the zanzibar functions short");
        await anna.MeetAsync();
        await ben.MeetAsync();
        Assert.Contains("zanzibar", ben.Briefing);
        server.Execute(team.Database, $"DELETE FROM totalmemory.member WHERE role = '{team.RoleOf("ben")}'");
        await ben.MeetAsync();
        Assert.Empty(TeamHomes.Said(ben));
        Assert.DoesNotContain("zanzibar", ben.Briefing);
    }

    [Fact]
    public async Task Who_joins_again_to_upgrade_the_hub_need_not_type_the_password()
    {
        var anna = await team.OwnerAsync();
        await anna.JoinAsync(HubMembership.Load(anna.Home.Temp.Home)!.Address);
        await anna.MeetAsync();
        var wrong = await Assert.ThrowsAsync<PostgresException>(() => anna.JoinAsync(server.Address(team.Database, password: "wrong")));
        Assert.Equal("28P01", wrong.SqlState);
        await anna.MeetAsync();
    }
}
