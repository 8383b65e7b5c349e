namespace TotalMemory.Worker;

/// <summary>Raised when something was learned, so that the other machines get it soon. Raising it twice has the effect of once.</summary>
internal sealed class HubSignal : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Raise()
    {
        try
        {
            if (rung.CurrentCount == 0)
                rung.Release();
        }
        catch (SemaphoreFullException) { } // Raised twice at once.
    }

    public Task WaitAsync(CancellationToken cancel) => rung.WaitAsync(cancel);

    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => rung.WaitAsync(most, cancel);

    public void Dispose() => rung.Dispose();
}
