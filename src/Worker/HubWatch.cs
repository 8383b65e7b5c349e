using Microsoft.Extensions.Hosting;

namespace TotalMemory.Worker;

/// <summary>
/// Syncs with the hub, if this memory has joined one or is given one: soon after something was learned, and regularly for what others
/// learned. Without a hub it sleeps until something was learned and then checks whether there is a hub now.
/// </summary>
internal sealed class HubWatch(HubSync meeting, HubSignal signal, TimeProvider time) : BackgroundService
{
    /// <summary>Chosen: twice per minute, because what one machine learns should be known on another within a minute.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    /// <summary>Chosen: the interval while the hub cannot be reached.</summary>
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        while (!cancel.IsCancellationRequested)
            if (!meeting.IsDue)
                await signal.WaitAsync(cancel);
            else if (await meeting.RunAsync(cancel))
                await signal.WaitAsync(Pace, cancel);
            else
                await Task.Delay(AfterTrouble, time, cancel);
    }
}
