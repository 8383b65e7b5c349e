using Microsoft.Extensions.Time.Testing;
using TotalMemory.Benchmarks;
using TotalMemory.Team;

namespace TotalMemory.Tests.Hub;

/// <summary>People of one team: each has a role of their own on one hub, and a clone of the same repository.</summary>
internal sealed class TeamHomes : IDisposable
{
    private readonly PostgresServer server;
    private readonly FakeTimeProvider time;
    private readonly List<HubHome> homes = [];

    public TeamHomes(PostgresServer server, FakeTimeProvider time)
    {
        (this.server, this.time) = (server, time);
        server.SkipWhenMissing();
        Database = server.NewDatabase();
    }

    public string Database { get; }

    /// <summary>Password by role.</summary>
    public Dictionary<string, string> Passwords { get; } = [];

    /// <summary>The hub's owner, who begins it.</summary>
    public async Task<HubHome> OwnerAsync(params string[] repositories)
    {
        var home = New(repositories);
        await home.JoinAsync(server.Address(Database));
        return home;
    }

    /// <summary>Somebody whom the owner invites, on a first machine.</summary>
    public async Task<HubHome> MemberAsync(HubHome owner, string name, params string[] repositories)
    {
        var role = RoleOf(name);
        Passwords[role] = (await owner.CommandAsync("invite", role))
            .Single(l => l.StartsWith("Password", StringComparison.Ordinal))
            .Split(": ")[1];
        var home = New(repositories);
        await home.JoinAsync(server.Address(Database, role, Passwords[role]));
        return home;
    }

    /// <summary>Another machine of somebody who is there already.</summary>
    public async Task<HubHome> SecondAsync(HubHome first, string name, params string[] repositories)
    {
        var home = New(repositories);
        await home.JoinAsync(server.Address(Database, RoleOf(name), Passwords[RoleOf(name)]), first.Key.Code);
        return home;
    }

    public string RoleOf(string name) => $"{name}_{Database}";

    public static long Share(HubHome home, string text, string project = "shop")
    {
        var id = home.Home.Say(text, project: project);
        var review = home.Home.Memory.Shares.Review(id)!;
        Assert.Null(review.Refusal);
        Assert.True(home.Home.Memory.Shares.Share(id, review.Text!));
        return id;
    }

    public static IEnumerable<string> Said(HubHome home, string project = "shop") =>
        home.Home.Memory.Team.All(home.Home.Clone(project).Id).Select(t => t.Text).Order(StringComparer.Ordinal);

    public static TeamRule Only(HubHome home) => Assert.Single(home.Home.Memory.Team.All(home.Home.Shop.Id));

    public void Dispose() => homes.ForEach(h => h.Dispose());

    private HubHome New(string[] repositories)
    {
        homes.Add(new HubHome(time, repositories));
        return homes[^1];
    }
}
