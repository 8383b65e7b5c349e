using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>Registers the worker's services.</summary>
internal static class WorkerServices
{
    /// <param name="instance">This worker's lock on the home.</param>
    public static IServiceCollection AddTotalMemory(this IServiceCollection services, MemoryHome home, WorkerLock instance) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(home)
            .AddSingleton(_ => instance)
            .AddSingleton(_ => new EmbeddingService(
                home,
                new Database(home) { IsHomeKept = () => instance.IsFileInPlace },
                TimeProvider.System
            ))
            .AddSingleton(_ => new ReadingService(Readers.Trained()))
            .AddSingleton(s =>
                Kept(
                    new MemoryServices(
                        home,
                        TimeProvider.System,
                        _ => s.GetRequiredService<EmbeddingService>(),
                        s.GetRequiredService<ReadingService>().ReaderFor
                    ),
                    instance
                )
            )
            .AddMemoryParts()
            .AddSingleton<HubSignal>()
            .AddSingleton<HubSync>()
            .AddSingleton<WarmUp>()
            .AddSingleton<WorkerAnswers>()
            .AddSingleton<Workload>()
            .AddSingleton<JobRunner>()
            .AddSingleton<LearnedReports>()
            .AddSingleton<IntakeJobs>()
            .AddSingleton<EmbeddingJobs>()
            .AddSingleton<NightJob>()
            .AddSingleton<DistillJob>()
            .AddSingleton<Jobs>();

    // The memory's services that the worker's own classes use.
    private static IServiceCollection AddMemoryParts(this IServiceCollection services) =>
        services
            .AddPart(m => m.Database)
            .AddPart(m => m.Erasure)
            .AddPart(m => m.Spool)
            .AddPart(m => m.Drain)
            .AddPart(m => m.Sweep)
            .AddPart(m => m.Backlog)
            .AddPart(m => m.ProjectChanges)
            .AddPart(m => m.Publishing)
            .AddPart(m => m.Briefings)
            .AddPart(m => m.Reflection)
            .AddPart(m => m.Distiller)
            .AddPart(m => m.AskEmbedding)
            .AddPart(m => m.Recall)
            .AddPart(m => m.PromptRecall);

    private static IServiceCollection AddPart<T>(this IServiceCollection services, Func<MemoryServices, T> part)
        where T : class => services.AddSingleton(s => part(s.GetRequiredService<MemoryServices>()));

    // A worker whose home was removed must not create it again.
    private static MemoryServices Kept(MemoryServices memory, WorkerLock instance)
    {
        memory.Database.IsHomeKept = () => instance.IsFileInPlace;
        return memory;
    }

    /// <summary>Hangfire is only the clock, so its storage may be lost. The storage is chosen in this one line.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services) =>
        services
            .AddHangfire(
                (s, c) =>
                    c.UseStorage(ScheduleStorage.Open(s.GetRequiredService<MemoryHome>(), s.GetRequiredService<ILogger<JobStorage>>()))
            )
            .AddHangfireServer(o =>
            {
                o.WorkerCount = 1; // Jobs never overlap, so that there is one writer and little load beside the user's own work.
                // Nothing from this clock is urgent, and each poll writes to disk, so polling is slow to keep an idle worker idle.
                o.SchedulePollingInterval = TimeSpan.FromMinutes(1);
                o.HeartbeatInterval = TimeSpan.FromMinutes(5);
                o.ServerCheckInterval = TimeSpan.FromMinutes(30);
                o.ServerTimeout = TimeSpan.FromMinutes(30);
                o.CancellationCheckInterval = TimeSpan.FromMinutes(1);
                o.ShutdownTimeout = TimeSpan.FromSeconds(5);
            })
            // The failure of one background service (no file descriptors, a foreign folder) must not stop the others.
            .Configure<HostOptions>(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore)
            .AddHostedService<HomeWatch>()
            .AddHostedService<Schedule>()
            .AddHostedService<StartupJobs>()
            .AddHostedService<SpoolWatcher>()
            .AddHostedService<HubWatch>()
            .AddHostedService<RecallSocket>();
}
