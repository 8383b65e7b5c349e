using TotalMemory.Hub;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Sync;

namespace TotalMemory.Benchmarks;

/// <summary>A real machine with a real memory: clones of projects, and what was said in them.</summary>
internal sealed class LoadedMachine : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tm-bench-").FullName;
    private readonly MemoryServices memory;
    private readonly Replica replica;
    private readonly List<ProjectIdentity> projects = [];
    private int said;

    public LoadedMachine(int projects)
    {
        Home = new MemoryHome(Path.Combine(folder, "home"));
        memory = new MemoryServices(Home, TimeProvider.System);
        replica = new Replica(memory.Database, memory.Erasure, TimeProvider.System);
        for (var n = 0; n < projects; n++)
            this.projects.Add(
                new ProjectIdentity(SharedProjects.KeyOf($"example.org/me/p{n}"), $"p{n}", $"{folder}/p{n}", $"example.org/me/p{n}")
            );
        memory.Database.WriteEach(this.projects, (c, p) => c.Projects.Add(p, DateTimeOffset.UnixEpoch.AddDays(20_000)));
    }

    private MemoryHome Home { get; }

    public string Code => HubSecrets.Load(Home, HubMembership.Load(Home)!.Machine).VaultKey.Code;

    /// <summary>So many records, spread over the projects, each with the words it came from.</summary>
    public void Say(int records)
    {
        memory.Database.WriteEach(
            Enumerable.Range(said, records),
            (c, n) =>
            {
                var at = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(n);
                var words = $"From now on call module m{n} before module x{n * 7} when a job of queue q{n % 97} fails";
                var draft = new Draft
                {
                    Type = RecordType.Fact,
                    Kind = FactKinds.Convention,
                    Text = words,
                    Origin = Origin.User,
                    Source = RecordSource.Saved,
                    StandsAlone = true,
                    Evidence = [new(EvidenceRole.Source, $"s{n / 9}", $"/t/s{n / 9}.jsonl", n % 9, Origin.User, words, at)],
                };
                WritePath.Write(c, projects[n % projects.Count].Id, CleanDraft.Prepare(draft, at), at);
            }
        );
        said += records;
    }

    public async Task JoinAsync(string address, string? code) =>
        await new HubJoining(Home, replica, TimeProvider.System).JoinAsync(new JoinRequest(address, null, code, "bench"), default);

    /// <summary>Makes the group of members, as the first invitation does.</summary>
    public async Task InviteAsync(string name) =>
        await new HubCommands(Home, replica, TimeProvider.System).RunAsync(["invite", name], null, default);

    public Task<RoundReport> MeetAsync() => new HubRound(Home, replica, TimeProvider.System).RunAsync(default);

    public void Dispose()
    {
        MemoryConnection.CloseIdle();
        Directory.Delete(folder, recursive: true);
    }
}
