using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker;

/// <summary>
/// Meets the hub, if this memory has joined one or is given one: soon after something was learned, and every while for what others
/// learned. Without a hub it sleeps until the bell rings, and looks whether there is one now.
/// </summary>
internal sealed class HubWatch(HubMeeting meeting, HubSignal bell, TimeProvider time) : BackgroundService
{
    /// <summary>Chosen: twice in the minute within which what is taught on one machine is to be known on another.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    /// <summary>Chosen: a hub that is down is not asked more often.</summary>
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        while (!cancel.IsCancellationRequested)
            if (!meeting.IsDue)
                await bell.WaitAsync(cancel);
            else if (await meeting.RunAsync(cancel))
                await bell.WaitAsync(Pace, cancel);
            else
                await Task.Delay(AfterTrouble, time, cancel);
    }
}
