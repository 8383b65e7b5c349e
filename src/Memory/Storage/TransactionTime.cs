using System.Diagnostics;

namespace TotalMemory.Storage;

/// <summary>Limits the transactions of long work, so that other writers do not notice them (chosen).</summary>
internal readonly struct TransactionTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50); // chosen: nobody who waits for the lock feels it

    private readonly long begun = Stopwatch.GetTimestamp();

    public TransactionTime() { }

    public bool IsOver => Stopwatch.GetElapsedTime(begun) > Longest;
}
