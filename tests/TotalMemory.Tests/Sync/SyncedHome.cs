using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Sync;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Sync;

/// <summary>One machine of a person: a home of its own, and clones of the person's repositories.</summary>
internal sealed class SyncedHome : IDisposable
{
    private readonly Dictionary<string, long> cursors = new(StringComparer.Ordinal);

    public SyncedHome(string? machine, FakeTimeProvider time, params string[] repositories)
    {
        Time = time;
        Memory = new MemoryServices(Temp.Home, time);
        foreach (var name in repositories.Length > 0 ? repositories : ["shop"])
            Clone(name);
        Replica = new Replica(Memory.Database, Memory.Erasure, time);
        if (machine is not null)
            Replica.Join(machine);
    }

    public TempHome Temp { get; } = new();

    public FakeTimeProvider Time { get; }

    public MemoryServices Memory { get; }

    public Replica Replica { get; }

    public ProjectIdentity Shop => Clone("shop");

    /// <summary>A clone that somebody has worked in.</summary>
    public ProjectIdentity Clone(string name)
    {
        var folder = Temp.MakeRepository($"work/{name}", $"git@example.org:me/{name}.git");
        GitFiles.Clone(folder, GitFiles.CommitOf(name));
        var identity = ProjectIdentity.Resolve(folder);
        Memory.Database.Write(c => c.Projects.Touch(identity, Time.GetUtcNow()));
        return identity;
    }

    public long Say(string text, Evidence? words = null, string project = "shop") =>
        Memory.Knowledge.SaveOwn(Clone(project), Some.Fact(text) with { Evidence = [words ?? Some.Evidence(text)] }).Id;

    public IReadOnlyList<KnowledgeRecord> All(string project = "shop")
    {
        using var c = Memory.Database.Open();
        return c.RecordLists.Active(Clone(project).Id);
    }

    public IEnumerable<string> Texts(string project = "shop") => All(project).Select(r => r.Text).Order(StringComparer.Ordinal);

    public IReadOnlyList<Evidence> QuotesOf(string text) => Memory.Knowledge.Find(All().Single(r => r.Text == text).Id)!.Evidence;

    public void Push(ModelHub hub)
    {
        Replica.Capture();
        while (Replica.Unsent(50) is { Count: > 0 } cells)
        {
            hub.Take(cells);
            Replica.MarkSent(cells);
        }
    }

    public TakenCells? Pull(ModelHub hub, int most = 10_000)
    {
        TakenCells? taken = null;
        var known = Replica.Cursors("v").Keys;
        foreach (var project in known)
            while (hub.After(cursors.GetValueOrDefault(project), most, project) is { Count: > 0 } batch)
            {
                taken = Replica.Take([.. batch.Select(b => b.Cell)]);
                cursors[project] = batch[^1].Sequence;
                if (taken.Incomplete.Count > 0)
                    Replica.Take([.. hub.All.Where(x => taken.Incomplete.Contains(x.Item))]);
            }
        return taken;
    }

    public void Meet(ModelHub hub)
    {
        Push(hub);
        Pull(hub);
        Push(hub);
    }

    public void Dispose() => Temp.Dispose();
}
