using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

/// <summary>What is said beside a prompt.</summary>
public sealed class PromptRecallTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task A_correction_that_says_how_is_said_once()
    {
        var hits = new Hits(
            Correction(1, "We must not use an ORM in the ledger, plain SQL only."),
            Correction(2, "We must not use an ORM in the ledger, plain SQL only!"),
            Correction(3, "no, that is the wrong table")
        );
        var recall = new PromptRecall(work.Memory.Database, hits, work.Temp.Home, work.Time);
        var note = await recall.RecallAsync(
            new PromptQuestion("s1", work.ProjectId("shop"), "should the new table use an ORM"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal([1L], note.Ids);
    }

    private static Hit Correction(long id, string text) =>
        new(Some.Record(id, text, RecordType.Correction, "correction"), 1, [new SearchSignal(SearchSignalKind.Meaning, 1, 0.7)]);

    private sealed class Hits(params Hit[] all) : IRecall
    {
        public Task<RecallResult> RecallAsync(RecallQuery query, string? givenTo = null, CancellationToken cancel = default) =>
            Task.FromResult(new RecallResult([.. all.Where(h => query.Types?.Contains(h.Record.Type) != false)], []));
    }
}
