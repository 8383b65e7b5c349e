using Microsoft.Extensions.Logging;
using TotalMemory.Hub;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Sync;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>Syncs with the hub, one sync at a time, and publishes what was received.</summary>
internal sealed partial class HubSync(
    MemoryHome home,
    Database database,
    HomeErasure erasure,
    IntakeJobs intake,
    JobRunner run,
    TimeProvider time,
    ILogger<HubSync> log
) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private string? lastTrouble;

    /// <summary>Whether there is a hub: one that was joined, or one given by the environment.</summary>
    public bool IsDue => HubMembership.Exists(home) || HubToken.FromEnvironment is not null;

    /// <summary>False if not everything was sent and received; the log and the state say why.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var trouble = await SyncOnceAsync(cancel);
            if (trouble is not null && trouble != lastTrouble)
                NotMet(log, trouble);
            lastTrouble = trouble;
            if (EnvironmentHub.Token is not null && EnvironmentHub.FirstMeeting(home) is not { Length: 0 })
                EnvironmentHub.SetFirstMeeting(home, trouble);
            return trouble is null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads all announced events and sends what was learned, because the machine may be deleted in a moment.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        await run.Try(() => intake.Drain(cancel));
        if (IsDue)
            await RunAsync(cancel);
    }

    private async Task<string?> SyncOnceAsync(CancellationToken cancel)
    {
        try
        {
            var replica = new Replica(database, erasure, time);
            if (!HubMembership.Exists(home) && HubToken.FromEnvironment is { } token)
                await JoinAsync(token, replica, cancel);
            var report = await new HubRound(home, replica, time).RunAsync(cancel);
            if (report.Projects.Count > 0)
                await intake.Publish(report.Projects, cancel);
            if (report.Sent + report.Received > 0)
                Met(log, report.Sent, report.Received, report.Refused);
            return report.Trouble;
        }
        catch (Exception e) when (HubTrouble.IsHubs(e))
        {
            return HubTrouble.Describe(e);
        }
#pragma warning disable CA1031 // The outermost handler of a background task.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e.Message;
        }
#pragma warning restore CA1031
    }

    // The first session's events are read before joining, so that its project is known and is received.
    private async Task JoinAsync(HubToken token, Replica replica, CancellationToken cancel)
    {
        await run.Try(() => intake.Drain(cancel));
        var request = new JoinRequest(token.Address, null, token.Code, Environment.MachineName) { IsTemporary = true };
        await new HubJoining(home, replica, time).JoinAsync(request, cancel);
    }

    public void Dispose() => turn.Dispose();

    [LoggerMessage(LogLevel.Information, "Hub: {Sent} values sent, {Received} received, {Refused} refused")]
    private static partial void Met(ILogger log, int sent, int received, int refused);

    [LoggerMessage(LogLevel.Warning, "Hub: {Trouble}")]
    private static partial void NotMet(ILogger log, string trouble);
}
