namespace TotalMemory.Worker;

/// <summary>Raised when something was learned, so that the other machines get it soon. Raising it twice has the effect of once.</summary>
internal sealed class HubSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            if (raised.CurrentCount == 0)
                raised.Release();
        }
        catch (SemaphoreFullException) { } // Raised twice at once.
    }

    public Task WaitAsync(CancellationToken cancel) => raised.WaitAsync(cancel);

    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => raised.WaitAsync(most, cancel);

    public void Dispose() => raised.Dispose();
}
