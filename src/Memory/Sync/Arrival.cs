namespace TotalMemory.Sync;

/// <summary>What is to be done with the cells of one item that came from elsewhere.</summary>
/// <param name="End">The item's end, if it is news; nothing else of it counts then.</param>
/// <param name="News">Fields with a later value than the one known here.</param>
internal sealed record Arrival(Cell? End, IReadOnlyList<Cell> News)
{
    /// <summary>Decides what is news. The order in which cells come, and how often, makes no difference. Pure.</summary>
    public static Arrival Judge(KnownItem known, IEnumerable<Cell> cells)
    {
        var latest = cells.GroupBy(c => c.Field, StringComparer.Ordinal).Select(g => g.MaxBy(c => c.Stamp)!).ToList();
        if (known.Ended is not null)
            return new Arrival(null, []);
        return latest.Find(c => c.IsEnd) is { } end
            ? new Arrival(end, [])
            : new Arrival(null, latest.FindAll(c => known.Cells.GetValueOrDefault(c.Field) is not { } k || c.Stamp > k.Stamp));
    }

    /// <summary>
    /// Whether what is said here outlives a forgetting elsewhere: it was said later. Editing what was forgotten meanwhile does not bring
    /// it back.
    /// </summary>
    public static bool Outlives(DateTimeOffset said, Stamp end) => said.ToUnixTimeMilliseconds() > end.Milliseconds;
}
