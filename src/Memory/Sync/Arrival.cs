namespace TotalMemory.Sync;

/// <summary>What to do with received cells of one item.</summary>
/// <param name="End">The item's end, if it is new; nothing else counts then.</param>
/// <param name="News">Fields with a later value than the one known here.</param>
internal sealed record Arrival(Cell? End, IReadOnlyList<Cell> News)
{
    /// <summary>Decides which cells are new, independent of the order and number of times they arrive. Pure.</summary>
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
    /// Whether a local record survives being forgotten elsewhere: it was said later. Editing a record that was forgotten meanwhile does
    /// not bring it back.
    /// </summary>
    public static bool Outlives(DateTimeOffset said, Stamp end) => said.ToUnixTimeMilliseconds() > end.Milliseconds;
}
