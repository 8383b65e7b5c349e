namespace TotalMemory.Worker.Scheduling;

/// <summary>Whether there was anything to do lately.</summary>
internal sealed class Workload
{
    private int done;
    private volatile bool isResting;

    /// <summary>Nothing was done for a minute or more: what is needed next is not in memory.</summary>
    public bool IsResting => isResting;

    public void Add(int units) => Interlocked.Add(ref done, units);

    /// <summary>Ends a minute; true when a pause begins with it.</summary>
    public bool EndMinute()
    {
        var didNothing = Interlocked.Exchange(ref done, 0) == 0;
        var begins = didNothing && !isResting;
        isResting = didNothing;
        return begins;
    }
}
