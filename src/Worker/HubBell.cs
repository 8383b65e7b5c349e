namespace TotalMemory.Worker;

/// <summary>Rung when something was learned, so that the other machines know it soon. Ringing twice is ringing once.</summary>
internal sealed class HubBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            if (rung.CurrentCount == 0)
                rung.Release();
        }
        catch (SemaphoreFullException) { } // Two rang at once.
    }

    public Task HeardAsync(CancellationToken cancel) => rung.WaitAsync(cancel);

    public Task HeardAsync(TimeSpan most, CancellationToken cancel) => rung.WaitAsync(most, cancel);

    public void Dispose() => rung.Dispose();
}
