using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>What taking some cells did.</summary>
/// <param name="Projects">Projects here whose knowledge changed.</param>
/// <param name="Incomplete">Items of which only a part came, and no row is here: they are to be fetched whole.</param>
/// <param name="Forgotten">Whether words were removed.</param>
/// <param name="Refused">Values that could not be read or stored.</param>
internal sealed record TakenCells(IReadOnlySet<string> Projects, IReadOnlyList<string> Incomplete, bool Forgotten, int Refused);

/// <summary>
/// This memory as one of a person's: what is to be sent, and what came. No network, and one short transaction at a time.
/// </summary>
internal sealed class Replica(Database database, HomeErasure erasure, TimeProvider time)
{
    /// <summary>Rows that one transaction looks at (chosen: some milliseconds).</summary>
    private const int RowsAtOnce = 64;

    /// <summary>The same memory as a team's member.</summary>
    public TeamReplica Team { get; } = new(database, erasure, new ProjectGate(database, time), time);

    /// <summary>Which projects may meet what the hub knows of them.</summary>
    public ProjectGate Gate { get; } = new(database, time);

    /// <summary>Projects that are neither sent nor received: what the gate holds back.</summary>
    public IReadOnlyCollection<string> HeldBack { get; set; } = [];

    /// <summary>How far this machine's clock is behind the hub's.</summary>
    public TimeSpan Skew { get; set; }

    public string? Machine
    {
        get
        {
            using var c = database.Open();
            return SyncStore.Machine(c);
        }
    }

    /// <summary>From now on, changes are noted; all that is there counts as changed.</summary>
    public void Join(string machine) => database.Write(c => SyncStore.Join(c, machine));

    public void Leave() => database.Write(SyncStore.Leave);

    /// <summary>Fields and rows that the hub has not seen.</summary>
    public long Waiting()
    {
        using var c = database.Open();
        return SyncStore.CountUnsent(c);
    }

    /// <summary>Names of projects that other machines cannot know, and of which something is remembered.</summary>
    public IReadOnlyList<string> Unshared()
    {
        using var c = database.Open();
        return SyncStore.Unshared(c);
    }

    /// <summary>The projects that are known here and not held back, as the hub calls them, with how far each was read.</summary>
    public IReadOnlyDictionary<string, long> Cursors(string vault)
    {
        using var c = database.Open();
        return new SharedProjects(c).Keys.Except(HeldBack).Append(Cell.Everywhere).ToDictionary(k => k, k => SyncStore.Cursor(c, vault, k));
    }

    public void Advance(string vault, IEnumerable<string> projects, long sequence) =>
        database.Write(c =>
        {
            foreach (var project in projects)
                if (SyncStore.Cursor(c, vault, project) < sequence)
                    SyncStore.SetCursor(c, vault, project, sequence);
        });

    /// <summary>Notes what was changed here since the last time.</summary>
    public void Capture()
    {
        while (database.Write(Capture))
            WriteLock.YieldToOthers();
    }

    /// <summary>Values that the hub has not seen, at most so many.</summary>
    public IReadOnlyList<Cell> Unsent(int most)
    {
        using var c = database.Open();
        var cells = new List<Cell>();
        var changedAgain = new HashSet<SyncItem>();
        foreach (var item in SyncStore.Unsent(c, most, HeldBack).GroupBy(u => u.Item.Item, StringComparer.Ordinal))
        {
            var values = Values(c, item.First().Item);
            foreach (var unsent in item)
            {
                var value = unsent.Field == Cell.End ? unsent.Item.Source : values.GetValueOrDefault(unsent.Field);
                if (KnownCell.DigestOf(value) == unsent.Digest)
                    cells.Add(new Cell(item.Key, unsent.Item.Project, unsent.Field, unsent.Stamp, CheckOutgoing(unsent.Field, value)));
                else
                    changedAgain.Add(unsent.Item);
            }
        }
        if (changedAgain.Count > 0)
            database.Write(w => MarkForCapture(w, changedAgain));
        return cells;
    }

    // What changed once more since is noted by the next look.
    private static void MarkForCapture(MemoryConnection c, IEnumerable<SyncItem> items)
    {
        foreach (var item in items)
            if (item.Local is { } local)
                SyncStore.MarkChanged(c, item.Kind, item.Kind == ChangeCapture.Session ? local : Number(local));
    }

    public void MarkSent(IEnumerable<Cell> cells) =>
        database.Write(c =>
        {
            foreach (var cell in cells)
                SyncStore.MarkSent(c, cell.Item, cell.Field, cell.Stamp);
        });

    /// <summary>Takes what came, in any order and as often as it likes to come.</summary>
    public TakenCells Take(IReadOnlyList<Cell> cells)
    {
        var all = new List<TakenCells>();
        foreach (var some in cells.GroupBy(x => x.Item, StringComparer.Ordinal).Chunk(RowsAtOnce))
        {
            all.Add(
                database.Write(c =>
                {
                    // What was changed here first: else it would be taken for what came.
                    while (Capture(c)) { }
                    var door = new ArrivingItems(c, time.GetUtcNow(), Skew);
                    foreach (var item in some)
                        door.Take(item.Key, [.. item]);
                    return door.Finish();
                })
            );
            WriteLock.YieldToOthers();
        }
        if (all.Exists(t => t.Forgotten))
            erasure.Finish();
        return new TakenCells(
            all.SelectMany(t => t.Projects).ToHashSet(StringComparer.Ordinal),
            [.. all.SelectMany(t => t.Incomplete)],
            all.Exists(t => t.Forgotten),
            all.Sum(t => t.Refused)
        );
    }

    private bool Capture(MemoryConnection c) =>
        SyncStore.Machine(c) is { } machine && new ChangeCapture(c, machine, time.GetUtcNow(), Skew).Run(RowsAtOnce);

    private static string? CheckOutgoing(string field, string? value) =>
        value is null || field == Cell.End ? value : ArrivalCheck.Check(field, value);

    private static Dictionary<string, string> Values(MemoryConnection c, SyncItem item) =>
        item.Local is not { } local ? []
        : item.Kind == ChangeCapture.Record ? RecordFieldStore.Read(c, Number(local))
        : item.Kind == ChangeCapture.Session ? One(item.Kind, LocalRowStore.Session(c, local))
        : One(item.Kind, LocalRowStore.Tombstone(c, Number(local)));

    private static Dictionary<string, string> One(string kind, OneValue? row) => row is null ? [] : new() { [kind] = row.Value };

    private static long Number(string text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;
}
