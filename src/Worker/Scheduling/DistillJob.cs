using Microsoft.Extensions.Logging;
using TotalMemory.Distilling;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Worker.LanguageModels;

namespace TotalMemory.Worker.Scheduling;

/// <summary>Has the language model, if one is configured, read sessions that have ended.</summary>
internal sealed partial class DistillJob(MemoryHome home, Distiller distiller, Publishing publishing, ILogger<DistillJob> log)
{
    private Task round = Task.CompletedTask;

    /// <summary>
    /// Starts a round in the background unless one is running, because a slow model must not delay the reading of events.
    /// </summary>
    public void Start()
    {
        if (!round.IsCompleted || UserSettings.Load(home).LanguageModel is null)
            return;
        round = Task.Run(async () =>
        {
            try
            {
                await RunAsync(CancellationToken.None);
            }
#pragma warning disable CA1031 // The outermost handler of a background task.
            catch (Exception e)
            {
                DistillFailed(log, e.Message);
            }
#pragma warning restore CA1031
        });
    }

    /// <summary>Runs one round and returns its result.</summary>
    public async Task<DistillReport?> RunAsync(CancellationToken cancel)
    {
        if (UserSettings.Load(home).LanguageModel is not { } settings)
            return null;
        using var client = ChatClients.Create(settings);
        var report = await distiller.RunAsync(client, settings, mostSessions: 5, cancel);
        if (report.Projects.Count > 0)
            publishing.Publish(report.Projects);
        if (report.Sessions > 0 || report.Trouble is not null)
            Distilled(
                log,
                Counted.Format(report.Sessions, "session"),
                Counted.Format(report.Items, "thing"),
                report.Trouble ?? "no trouble"
            );
        return report;
    }

    [LoggerMessage(LogLevel.Information, "The language model looked at {Sessions} and named {Items}: {Trouble}")]
    private static partial void Distilled(ILogger log, string sessions, string items, string trouble);

    [LoggerMessage(LogLevel.Warning, "The language model cannot be used: {Reason}")]
    private static partial void DistillFailed(ILogger log, string reason);
}
