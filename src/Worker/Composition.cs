using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker;

/// <summary>What the worker is made of.</summary>
internal static class Composition
{
    public static IServiceCollection AddTotalMemory(this IServiceCollection services, MemoryHome home) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(home)
            .AddSingleton(_ => new EmbeddingService(home, new Database(home), TimeProvider.System))
            .AddSingleton(_ => new ReadingService(Readers.Trained()))
            .AddSingleton(s => new MemoryServices(
                home,
                TimeProvider.System,
                _ => s.GetRequiredService<EmbeddingService>(),
                s.GetRequiredService<ReadingService>().ReaderFor
            ))
            .AddSingleton<Jobs>();

    /// <summary>Hangfire is the clock: it may forget everything. The storage is chosen in this one line.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services) =>
        services
            .AddHangfire(
                (s, c) =>
                    c.UseStorage(ScheduleStorage.Open(s.GetRequiredService<MemoryHome>(), s.GetRequiredService<ILogger<JobStorage>>()))
            )
            .AddHangfireServer(o =>
            {
                o.WorkerCount = 1; // Jobs never overlap: one writer, and quiet beside the user's own work.
                o.SchedulePollingInterval = TimeSpan.FromSeconds(15);
                o.HeartbeatInterval = TimeSpan.FromMinutes(1);
                o.ServerCheckInterval = TimeSpan.FromMinutes(10);
                o.ServerTimeout = TimeSpan.FromMinutes(10);
                o.CancellationCheckInterval = TimeSpan.FromSeconds(30);
                o.ShutdownTimeout = TimeSpan.FromSeconds(5);
            })
            // What one of them meets (no descriptors, a folder that is not ours) must not end the others.
            .Configure<HostOptions>(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore)
            .AddHostedService<Schedule>()
            .AddHostedService<StartingWork>()
            .AddHostedService<SpoolWatcher>()
            .AddHostedService<RecallSocket>();
}
