using Microsoft.Extensions.Time.Testing;
using TotalMemory.Hub;
using TotalMemory.Sync;
using TotalMemory.Tests.Sync;

namespace TotalMemory.Tests.Hub;

/// <summary>A machine that meets its hub over a real connection.</summary>
internal sealed class HubHome(FakeTimeProvider time, params string[] repositories) : IDisposable
{
    public SyncedHome Home { get; } = new(null, time, repositories);

    public HubJoining Joining => new(Home.Temp.Home, Home.Replica, time);

    public HubRound Round => new(Home.Temp.Home, Home.Replica, time);

    public VaultKey Key => HubSecrets.Load(Home.Temp.Home, HubMembership.Load(Home.Temp.Home)!.Machine).VaultKey;

    public async Task<Joined> JoinAsync(string address, string? code = null) =>
        await Joining.JoinAsync(new JoinRequest(address, null, code, "laptop of zanzibar"), TestContext.Current.CancellationToken);

    /// <summary>One meeting that has to succeed; what came is published.</summary>
    public async Task<RoundReport> MeetAsync()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        var report = await Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Null(report.Trouble);
        Home.Memory.Publishing.Publish(report.Projects);
        return report;
    }

    public async Task<IReadOnlyList<string>> CommandAsync(params string[] words) =>
        await new HubCommands(Home.Temp.Home, Home.Replica, time).RunAsync(words, null, TestContext.Current.CancellationToken);

    /// <summary>Empty when there is nothing to say.</summary>
    public string Briefing =>
        Path.Combine(Home.Temp.Home.Briefs, Home.Shop.Id + ".md") is var file && File.Exists(file) ? File.ReadAllText(file) : "";

    public void Dispose() => Home.Dispose();
}
