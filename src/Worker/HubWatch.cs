using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Hub;
using TotalMemory.Sync;

namespace TotalMemory.Worker;

/// <summary>
/// Meets the hub, if this memory has joined one: soon after something was learned, and every while for what others learned. Nobody waits
/// for it. Without a hub it sleeps until the bell rings, and looks whether there is one now.
/// </summary>
internal sealed partial class HubWatch(MemoryServices memory, Jobs jobs, HubBell bell, TimeProvider time, ILogger<HubWatch> log)
    : BackgroundService
{
    /// <summary>Chosen: twice in the minute within which what is taught on one machine is to be known on another.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    /// <summary>Chosen: a hub that is down is not asked more often.</summary>
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    private string? lastTrouble;

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        while (!cancel.IsCancellationRequested)
            if (!HubMembership.IsThere(memory.Home))
                await bell.HeardAsync(cancel);
            else if (await MeetAsync(cancel))
                await bell.HeardAsync(Pace, cancel);
            else
                await Task.Delay(AfterTrouble, time, cancel);
    }

    private async Task<bool> MeetAsync(CancellationToken cancel)
    {
        try
        {
            var report = await new HubRound(memory.Home, new Replica(memory.Database, memory.Erasure, time), time).RunAsync(cancel);
            if (report.Projects.Count > 0)
                await jobs.Publish(report.Projects, cancel);
            if (report.Sent + report.Received > 0)
                Met(log, report.Sent, report.Received, report.Refused);
            if (report.Trouble is { } trouble && trouble != lastTrouble)
                NotMet(log, trouble);
            lastTrouble = report.Trouble;
            return report.Trouble is null;
        }
#pragma warning disable CA1031 // The last stop of a background task.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotMet(log, e.Message);
            return false;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Information, "Hub: {Sent} values sent, {Received} received, {Refused} refused")]
    private static partial void Met(ILogger log, int sent, int received, int refused);

    [LoggerMessage(LogLevel.Warning, "Hub: {Trouble}")]
    private static partial void NotMet(ILogger log, string trouble);
}
