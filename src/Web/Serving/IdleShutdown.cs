namespace TotalMemory.Web.Serving;

/// <summary>Stops the server when there has been no request for a while, or when the memory that it shows was removed.</summary>
internal sealed class IdleShutdown(TimeProvider time, Func<bool> isRemoved, Action leave) : IDisposable
{
    /// <summary>Chosen: a page that is left open overnight must not keep the process running.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30); // chosen

    private readonly Lock gate = new();
    private DateTimeOffset last = time.GetUtcNow();
    private ITimer? timer;

    public void Begin() => timer = time.CreateTimer(_ => LeaveIfIdle(), null, Look, Look);

    public void Asked()
    {
        lock (gate)
            last = time.GetUtcNow();
    }

    public void Dispose() => timer?.Dispose();

    private void LeaveIfIdle()
    {
        lock (gate)
            if (time.GetUtcNow() - last < After && !isRemoved())
                return;
        leave();
    }
}
