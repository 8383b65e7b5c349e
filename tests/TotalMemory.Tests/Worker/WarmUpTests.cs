using TotalMemory.Tests.Support;
using TotalMemory.Worker;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Tests.Worker;

/// <summary>A preparation that fails costs nothing, and the log says why.</summary>
public sealed class WarmUpTests : IDisposable
{
    private readonly Workplace work = new();
    private readonly LogLines<WarmUp> log = new();

    public void Dispose() => work.Dispose();

    private async Task RunAsync()
    {
        var noModel = work.Temp.MakeFolder("models");
        using var embedding = new EmbeddingService(work.Memory.Home, work.Memory.Database, work.Time, noModel);
        await new WarmUp(embedding, work.Memory.PromptRecall, new Workload(), log).RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Why_is_logged()
    {
        await RunAsync();
        Assert.Empty(log.Lines);
        work.Memory.Database.Write(c => c.Execute("DROP TABLE record_text"));
        await RunAsync();
        Assert.Contains("no such table", Assert.Single(log.Lines), StringComparison.Ordinal);
    }
}
