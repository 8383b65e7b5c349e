namespace TotalMemory.Tests.Support;

/// <summary>
/// How much longer something takes for more of the same, in the thread's own processor time: what else the machine does, and how seldom it
/// lets us run, does not count.
/// </summary>
internal static class Growth
{
    private const int MostRuns = 7;

    /// <summary>About 8 for linear work on eight times the input, 64 for quadratic; 0 when it takes no time worth measuring.</summary>
    public static double OfEightfold(Action<int> work, int size) => Of(work, size, 8, TimeSpan.FromMilliseconds(20)) ?? 0;

    /// <summary>
    /// The least time for <paramref name="factor"/> times the input by the least time for the input: the least of several runs,
    /// since what else the machine does only ever adds. The input is taken as often as it goes into the larger one, so that both take
    /// about as long and are disturbed as often. In turns, since code gets faster as it is run. Null as soon as one run on
    /// the larger input took less than <paramref name="worthLooking"/>.
    /// </summary>
    public static double? Of(Action<int> work, int size, int factor, TimeSpan worthLooking)
    {
        var small = TimeSpan.MaxValue;
        var large = TimeSpan.MaxValue;
        for (var run = 0; run < MostRuns; run++)
        {
            large = Least(large, () => work(factor * size));
            if (large < worthLooking)
                return null;
            small = Least(small, () => Repeat(work, size, factor));
        }
        return factor * (large / small);
    }

    private static void Repeat(Action<int> work, int size, int times)
    {
        for (var i = 0; i < times; i++)
            work(size);
    }

    private static TimeSpan Least(TimeSpan before, Action work)
    {
        var start = ThreadTime.Used;
        work();
        var taken = ThreadTime.Used - start;
        return taken < before ? taken : before;
    }
}
