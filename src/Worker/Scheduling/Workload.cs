namespace TotalMemory.Worker.Scheduling;

/// <summary>Tracks whether there was anything to do recently.</summary>
internal sealed class Workload
{
    private int done;
    private volatile bool isResting;

    /// <summary>Whether nothing was done for a minute or more, so that what the next request needs is not in memory.</summary>
    public bool IsResting => isResting;

    public void Add(int units) => Interlocked.Add(ref done, units);

    /// <summary>Called each minute; true when a pause begins.</summary>
    public bool EndMinute()
    {
        var didNothing = Interlocked.Exchange(ref done, 0) == 0;
        var begins = didNothing && !isResting;
        isResting = didNothing;
        return begins;
    }
}
