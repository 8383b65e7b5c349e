using Hangfire;
using Microsoft.Extensions.Hosting;
using TotalMemory.Spool.Files;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>The methods that Hangfire calls. A failed job is tried again at its next scheduled time, not by Hangfire's retries.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class Jobs(
    IntakeJobs intake,
    EmbeddingJobs embedding,
    NightJob night,
    DistillJob distill,
    Workload work,
    HubSignal signal,
    IHostApplicationLifetime life
)
{
    /// <summary>
    /// Everything that is done each minute, as one Hangfire job, because Hangfire writes five times per job, too much for an idle worker.
    /// </summary>
    public async Task Minutely()
    {
        var cancel = life.ApplicationStopping;
        var troubles = new List<Exception>();
        Func<CancellationToken, Task>[] jobs = [intake.Drain, intake.Sweep, intake.ReviewIfLeft, intake.ReadBacklog, embedding.Embed];
        foreach (var job in jobs)
            try
            {
                await job(cancel);
            }
#pragma warning disable CA1031 // The failure of one must not keep the others from running; all failures are reported below.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                troubles.Add(e);
            }
#pragma warning restore CA1031
        signal.Raise(); // Fetches what other machines learned in the meantime.
        Rest();
        if (troubles.Count > 0)
            throw new AggregateException(troubles);
    }

    public Task ReflectIfDue() => night.ReflectIfDue();

    public void Distill() => distill.Start();

    // Once per pause: returns unused memory to the system. What the next minute needs is read again from the file cache.
    private void Rest()
    {
        if (!work.EndMinute())
            return;
        NativeMemory.GiveBackAll();
        MappedFiles.LeaveToCache();
    }
}
