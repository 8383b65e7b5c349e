using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Distilling;
using TotalMemory.Intake;
using TotalMemory.Reflection;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.LanguageModels;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker;

/// <summary>What the worker does, one thin method a job. A failed job is tried again by its next turn, not by Hangfire.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed partial class Jobs(
    MemoryServices memory,
    EmbeddingService embedding,
    ReadingService reading,
    WorkerLock instance,
    HubBell bell,
    IHostApplicationLifetime life,
    ILogger<Jobs> log
) : IDisposable
{
    private const int MostAtOnce = 256;
    private const int MostAfterReading = 64;
    private const int TranscriptsAtOnce = 32;

    private static Task? Distilling { get; set; }

    /// <summary>
    /// Jobs come from Hangfire's clock and from the watcher; one runs at a time: one writer, and quiet beside the user's own work.
    /// </summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    private int readsBacklog;

    // Jobs since the last minute that had something to do.
    private int work;
    private volatile bool isResting;

    /// <summary>Nothing was done for a minute or more: what is needed next is not in memory.</summary>
    public bool IsResting => isResting;

    /// <summary>
    /// What is done each minute, as one job of Hangfire: each of its jobs is written down five times, which an idle worker would feel.
    /// </summary>
    public async Task Minutely()
    {
        var cancel = life.ApplicationStopping;
        var troubles = new List<Exception>();
        foreach (var job in (Func<CancellationToken, Task>[])[Drain, Sweep, ReadBacklog, Embed])
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

    // Once in each pause: what the work left behind goes back to the system. What the next minute needs comes back from its cache.
    private void Rest()
    {
        var did = Interlocked.Exchange(ref work, 0);
        if (did == 0 && !isResting)
        {
            NativeMemory.GiveBackAll();
            NativeMemory.LeaveFilesToCache();
        }
        isResting = did == 0;
    }

    public Task Drain(CancellationToken cancel) =>
        InTurn(
            async () =>
            {
                if (memory.ProjectChanges.Settle() > 0)
                    memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
                Publish(memory.Drain.Run(cancel));
                // What was just learned is found at once; a great deal waits for its own job.
                await EmbedAsync(MostAfterReading, cancel);
            },
            cancel
        );

    /// <summary>Rewrites what sessions of these projects start with, after something came from the hub.</summary>
    public Task Publish(IReadOnlyCollection<string> projects, CancellationToken cancel) =>
        InTurn(() => memory.Publishing.Publish(projects), cancel);

    public Task Sweep(CancellationToken cancel) => InTurn(() => Publish(memory.Sweep.Run(cancel)), cancel);

    /// <summary>
    /// Gives vectors to what has none, a stretch at a time, so that other jobs get their turn; lets the model go when nobody uses it.
    /// </summary>
    public Task Embed(CancellationToken cancel) =>
        InTurn(
            async () =>
            {
                if (await EmbedAsync(MostAtOnce, cancel) + await EmbedAsksAsync(cancel) > 0)
                    NativeMemory.GiveBack();
                embedding.Rest();
                reading.Rest();
            },
            cancel
        );

    private async Task<int> EmbedAsync(int most, CancellationToken cancel)
    {
        var done = await embedding.EmbedAsync(most, cancel);
        Interlocked.Add(ref work, done);
        return done;
    }

    private async Task<int> EmbedAsksAsync(CancellationToken cancel)
    {
        var done = await embedding.EmbedAsync(memory.AskEmbedding, MostAtOnce, cancel);
        Interlocked.Add(ref work, done);
        // What is asked for again and again shows by meaning once the last of it can be compared.
        if (done is > 0 and < MostAtOnce)
            memory.Publishing.Review([], judgeAll: false);
        return done;
    }

    public Task Reflect() => InTurn(ReflectNow, CancellationToken.None);

    private void ReflectNow()
    {
        var report = memory.Reflection.Run();
        new ReminderHistory(memory.Home).Sweep(report.At);
        memory.Publishing.AfterReflection();
        if (report.Outcome == ReflectionOutcome.Refused)
            Refused(log, report.Id);
        else
            Reflected(log, report.Id, report.Merged, report.Superseded, report.Archived, report.Promoted, report.Suspended);
        NativeMemory.GiveBackAll(); // It has read everything, and is quiet until the next night.
    }

    /// <summary>An import that was killed left its rules and skills to be worked out.</summary>
    public Task FinishImport() => InTurn(() => memory.Publishing.Finish(), CancellationToken.None);

    /// <summary>Reads what an installation left, some at a time, so that other jobs get their turn.</summary>
    public async Task ReadBacklog(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref readsBacklog, 1) == 1)
            return;
        try
        {
            foreach (var some in memory.Backlog.Left().Chunk(TranscriptsAtOnce))
                await InTurn(() => Publish(memory.Backlog.Read(some, cancel)), cancel);
            memory.Backlog.Done();
        }
        finally
        {
            readsBacklog = 0;
        }
    }

    public Task ReflectIfDue() => memory.Reflection.IsDue() ? Reflect() : Task.CompletedTask;

    /// <summary>Runs a job outside Hangfire; what goes wrong is logged, and the job's next turn tries again.</summary>
    public async Task Try(Func<Task> job)
    {
        try
        {
            await job();
        }
        catch (OperationCanceledException) { } // The worker stops.
#pragma warning disable CA1031 // The last stop of a background task.
        catch (Exception e)
        {
            JobFailed(log, e.Message);
        }
#pragma warning restore CA1031
    }

    private Task InTurn(Action job, CancellationToken cancel) =>
        InTurn(
            () =>
            {
                job();
                return Task.CompletedTask;
            },
            cancel
        );

    private async Task InTurn(Func<Task> job, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (instance.IsInPlace) // Without its home the worker is about to leave; a job would make a new one.
                await job();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Starts a round in the background, unless one is under way: a slow model must not hold up the reading.</summary>
    public void Distill()
    {
        if (Distilling is { IsCompleted: false } || UserSettings.Load(memory.Home).LanguageModel is null)
            return;
        Distilling = Task.Run(async () =>
        {
            try
            {
                await DistillAsync(memory, log, CancellationToken.None);
            }
#pragma warning disable CA1031 // The last stop of a background task.
            catch (Exception e)
            {
                DistillFailed(log, e.Message);
            }
#pragma warning restore CA1031
        });
    }

    /// <summary>One round; what came of it.</summary>
    public static async Task<DistillReport?> DistillAsync(MemoryServices memory, ILogger log, CancellationToken cancel)
    {
        if (UserSettings.Load(memory.Home).LanguageModel is not { } settings)
            return null;
        using var client = ChatClients.Create(settings);
        var report = await memory.Distiller.RunAsync(client, settings, mostSessions: 5, cancel);
        if (report.Projects.Count > 0)
            memory.Publishing.Publish(report.Projects);
        if (report.Sessions > 0 || report.Trouble is not null)
            Distilled(log, report.Sessions, report.Items, report.Trouble ?? "no trouble");
        return report;
    }

    public void Dispose() => turn.Dispose();

    private void Publish(IntakeReport report)
    {
        Interlocked.Add(ref work, report.Turns + report.ChangedProjects.Count);
        foreach (var trouble in report.Troubles)
            NotTaken(log, trouble);
        var rules = memory.Publishing.After(report);
        if (rules.Added + rules.Promoted + rules.Suspended + rules.Removed > 0)
            Reviewed(log, rules.Added, rules.Promoted, rules.Suspended, rules.Removed);
        if (report.ChangedProjects.Count > 0)
            bell.Ring();
        if (report.ChangedProjects.Count > 0)
            Learned(log, report.Facts, report.Corrections, report.Errors, report.Turns);
    }

    [LoggerMessage(LogLevel.Information, "Learned {Facts} facts, {Corrections} corrections, {Errors} errors from {Turns} turns")]
    private static partial void Learned(ILogger log, int facts, int corrections, int errors, int turns);

    [LoggerMessage(LogLevel.Warning, "{Trouble}")]
    private static partial void NotTaken(ILogger log, string trouble);

    [LoggerMessage(LogLevel.Information, "The language model looked at {Sessions} sessions and named {Items} things: {Trouble}")]
    private static partial void Distilled(ILogger log, int sessions, int items, string trouble);

    [LoggerMessage(LogLevel.Warning, "The language model cannot be used: {Reason}")]
    private static partial void DistillFailed(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "A job failed and is tried again: {Reason}")]
    private static partial void JobFailed(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Rules: {Added} new, {Promoted} promoted, {Suspended} suspended, {Removed} removed")]
    private static partial void Reviewed(ILogger log, int added, int promoted, int suspended, int removed);

    [LoggerMessage(
        LogLevel.Information,
        "Reflection {Id}: merged {Merged}, superseded {Superseded}, archived {Archived}, promoted {Promoted}, suspended {Suspended}"
    )]
    private static partial void Reflected(ILogger log, long id, int merged, int superseded, int archived, int promoted, int suspended);

    [LoggerMessage(
        LogLevel.Warning,
        "Reflection {Id} would remove more than a tenth of what is known: totalmemory reflections show {Id}, then totalmemory "
            + "reflect --accept"
    )]
    private static partial void Refused(ILogger log, long id);
}
