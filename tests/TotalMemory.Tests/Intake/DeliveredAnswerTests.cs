using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>What the worker has to say counts as said when it has reached the session, not when it was sent.</summary>
public sealed class DeliveredAnswerTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task An_answer_that_came_too_late_is_given_with_the_next_prompt()
    {
        work.Post("s1", "UserPromptSubmit", "remember that we deploy with kamal on Tuesdays");
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
        using var worker = SocketWorker.Over(work.Memory);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await ListensAsync();

        Assert.Contains("kamal", Ask(isSaid: false));
        Assert.Contains("kamal", Ask(isSaid: true));
        // The worker notes it when it hears of it; what matters is that it does.
        await UntilAsync(() => Ask(isSaid: true).Length == 0);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private string Ask(bool isSaid)
    {
        var text = "";
        var question = new PromptQuestion("s1", work.ProjectId("shop"), "please go on with the work");
        WorkerSocket.Ask(
            work.Memory.Home,
            WorkerQuestion.Prompt,
            question.ToJson().Span,
            TimeSpan.FromMinutes(1),
            answer =>
            {
                text = PromptAnswer.Read(answer)?.Note ?? "";
                return isSaid && text.Length > 0;
            }
        );
        return text;
    }

    private Task ListensAsync() =>
        UntilAsync(() => WorkerSocket.Ask(work.Memory.Home, WorkerQuestion.Health, [], TimeSpan.FromMinutes(1)) is not null);

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
