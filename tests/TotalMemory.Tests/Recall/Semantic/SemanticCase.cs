using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Recall.Semantic;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Recall.Semantic;

/// <summary>A memory with an encoder of words.</summary>
public abstract class SemanticCase : IDisposable
{
    private protected const string Version = "words/1";
    private protected readonly TempHome temp = new();
    private protected readonly FakeTimeProvider time = new(Some.Time);
    private protected readonly WordVectors encoder = new();
    private protected readonly MemoryServices memory;
    private protected readonly ProjectIdentity project;

    private protected SemanticCase()
    {
        memory = new MemoryServices(temp.Home, time, db => new LocalSemanticSearch(db, encoder, Version));
        project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
    }

    public void Dispose()
    {
        temp.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected long Save(string text, ProjectIdentity? where = null, Scope scope = Scope.Project, string? branch = null) =>
        memory.Knowledge.Save(where ?? project, Some.Fact(text, scope: scope, branch: branch)).Id;

    private protected Task<int> EmbedAsync() => new EmbeddingRun(memory.Database).RunAsync(encoder, Version, int.MaxValue, Cancel);
}
