using Hangfire;
using Microsoft.Extensions.Hosting;
using TotalMemory.Spool.Files;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>What Hangfire's clock starts. A failed job is tried again by its next turn, not by Hangfire.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class Jobs(
    IntakeJobs intake,
    EmbeddingJobs embedding,
    NightJob night,
    DistillJob distill,
    Workload work,
    HubBell bell,
    IHostApplicationLifetime life
)
{
    /// <summary>
    /// What is done each minute, as one job of Hangfire: each of its jobs is written down five times, which an idle worker would feel.
    /// </summary>
    public async Task Minutely()
    {
        var cancel = life.ApplicationStopping;
        var troubles = new List<Exception>();
        foreach (var job in (Func<CancellationToken, Task>[])[intake.Drain, intake.Sweep, intake.ReadBacklog, embedding.Embed])
            try
            {
                await job(cancel);
            }
#pragma warning disable CA1031 // One must not keep the others from their turn; all are told below.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                troubles.Add(e);
            }
#pragma warning restore CA1031
        bell.Ring(); // What other machines learned meanwhile is asked for.
        Rest();
        if (troubles.Count > 0)
            throw new AggregateException(troubles);
    }

    public Task Reflect() => night.Reflect();

    public Task ReflectIfDue() => night.ReflectIfDue();

    public void Distill() => distill.Start();

    // Once in each pause: what the work left behind goes back to the system. What the next minute needs comes back from its cache.
    private void Rest()
    {
        if (!work.EndMinute())
            return;
        NativeMemory.GiveBackAll();
        MappedFiles.LeaveToCache();
    }
}
