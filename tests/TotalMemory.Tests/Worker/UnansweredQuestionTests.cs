using TotalMemory.Delivery;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Worker;

namespace TotalMemory.Tests.Worker;

/// <summary>A question that the database or the disk leaves unanswered is a line in the log; one whose asker has gone is none.</summary>
public sealed class UnansweredQuestionTests : IDisposable
{
    private readonly Workplace work = new();
    private readonly LogLines<RecallSocket> log = new();

    public void Dispose() => work.Dispose();

    private RecallSocket Worker()
    {
        var memory = work.Memory;
        // In a worker nobody asks the worker.
        var recall = new LocalRecall(memory.Database, new NoSemanticSearch("none here"), work.Time);
        var prompts = new PromptRecall(memory.Database, recall, memory.Home, work.Time);
        return new(memory.Home, new WorkerAnswers(memory.Database, recall, prompts, memory.Briefings), log);
    }

    private byte[]? Ask(WorkerQuestion kind, ReadOnlySpan<byte> question) =>
        WorkerSocket.Ask(work.Memory.Home, kind, question, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Why_is_logged()
    {
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        while (Ask(WorkerQuestion.Health, []) is null)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Null(Ask(WorkerQuestion.Prompt, "no question"u8));
        Assert.Empty(log.Lines);
        work.Memory.Database.Write(c => c.Execute("DROP TABLE record_text"));
        var question = new PromptQuestion("s1", work.ProjectId("shop"), "please go on with the work");
        Assert.Null(Ask(WorkerQuestion.Prompt, question.ToJson().Span));
        await worker.StopAsync(TestContext.Current.CancellationToken);
        var line = Assert.Single(log.Lines);
        Assert.Contains("was not answered", line, StringComparison.Ordinal);
        Assert.Contains("no such table", line, StringComparison.Ordinal);
    }
}
