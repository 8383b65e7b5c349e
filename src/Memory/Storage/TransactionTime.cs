using System.Diagnostics;

namespace TotalMemory.Storage;

/// <summary>How long one transaction of long work may last while others may want to save (chosen: nobody notices it).</summary>
internal readonly struct TransactionTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private readonly long begun = Stopwatch.GetTimestamp();

    public TransactionTime() { }

    public bool IsOver => Stopwatch.GetElapsedTime(begun) > Longest;
}
