using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>The result of applying received cells.</summary>
/// <param name="Projects">Local projects whose knowledge changed.</param>
/// <param name="Incomplete">Items that arrived partly and have no local row: they must be fetched completely.</param>
/// <param name="Forgotten">Whether text was removed.</param>
/// <param name="Refused">Number of values that could not be parsed or stored.</param>
internal sealed record TakenCells(IReadOnlySet<string> Projects, IReadOnlyList<string> Incomplete, bool Forgotten, int Refused);

/// <summary>
/// This memory as one of the person's several: collects what must be sent and applies what was received. Uses no network, and one short
/// transaction at a time.
/// </summary>
internal sealed class Replica(Database database, HomeErasure erasure, TimeProvider time)
{
    /// <summary>Rows examined per transaction (chosen: some milliseconds).</summary>
    private const int RowsAtOnce = 64;

    /// <summary>The same memory as a member of a team.</summary>
    public TeamReplica Team { get; } = new(database, erasure, new ProjectGate(database, time), time);

    /// <summary>Decides which projects are synchronised.</summary>
    public ProjectGate Gate { get; } = new(database, time);

    /// <summary>Projects held back by the gate, neither sent nor received.</summary>
    public IReadOnlyCollection<string> HeldBack { get; set; } = [];

    /// <summary>How far this machine's clock is behind the hub's.</summary>
    public TimeSpan Skew { get; set; }

    public string? Machine
    {
        get
        {
            using var c = database.Open();
            return c.Sync.Machine();
        }
    }

    /// <summary>Starts recording changes; everything existing counts as changed.</summary>
    public void Join(string machine) => database.Write(c => c.Sync.Join(machine));

    public void Leave() => database.Write(c => c.Sync.Leave());

    /// <summary>Number of fields and rows that the hub has not seen.</summary>
    public long Waiting()
    {
        using var c = database.Open();
        return c.Sync.CountUnsent();
    }

    /// <summary>Names of projects with records that cannot be synchronised, because they have no remote.</summary>
    public IReadOnlyList<string> Unshared()
    {
        using var c = database.Open();
        return c.Sync.Unshared();
    }

    /// <summary>Keys of the synchronised projects, with the last number read of each.</summary>
    public IReadOnlyDictionary<string, long> Cursors(string vault)
    {
        using var c = database.Open();
        return new SharedProjects(c).Keys.Except(HeldBack).Append(Cell.Everywhere).ToDictionary(k => k, k => c.Sync.Cursor(vault, k));
    }

    public void Advance(string vault, IEnumerable<string> projects, long sequence) =>
        database.Write(c =>
        {
            foreach (var project in projects)
                if (c.Sync.Cursor(vault, project) < sequence)
                    c.Sync.SetCursor(vault, project, sequence);
        });

    /// <summary>Records what changed here since the last time.</summary>
    public void Capture()
    {
        while (database.Write(Capture))
            WriteLock.YieldToOthers();
    }

    /// <summary>Values that the hub has not seen, up to a limit.</summary>
    public IReadOnlyList<Cell> Unsent(int most)
    {
        using var c = database.Open();
        var cells = new List<Cell>();
        var changedAgain = new HashSet<SyncItem>();
        foreach (var item in c.Sync.Unsent(most, HeldBack).GroupBy(u => u.Item.Item, StringComparer.Ordinal))
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

    // Values that changed again since are recorded by the next capture.
    private static void MarkForCapture(MemoryConnection c, IEnumerable<SyncItem> items)
    {
        foreach (var item in items)
            if (item.Local is { } local)
                c.Sync.MarkChanged(item.Kind, item.Kind == ChangeCapture.Session ? local : Number(local));
    }

    public void MarkSent(IEnumerable<Cell> cells) =>
        database.Write(c =>
        {
            foreach (var cell in cells)
                c.Sync.MarkSent(cell.Item, cell.Field, cell.Stamp);
        });

    /// <summary>Applies received cells, in any order and any number of times.</summary>
    public TakenCells Take(IReadOnlyList<Cell> cells)
    {
        var all = new List<TakenCells>();
        foreach (var some in cells.GroupBy(x => x.Item, StringComparer.Ordinal).Chunk(RowsAtOnce))
        {
            all.Add(
                database.Write(c =>
                {
                    // Local changes are captured first, or they would be taken for received ones.
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
        c.Sync.Machine() is { } machine && new ChangeCapture(c, machine, time.GetUtcNow(), Skew).Run(RowsAtOnce);

    private static string? CheckOutgoing(string field, string? value) =>
        value is null || field == Cell.End ? value : ArrivalCheck.Check(field, value);

    private static Dictionary<string, string> Values(MemoryConnection c, SyncItem item)
    {
        if (item.Local is not { } local)
            return [];
        return item.Kind switch
        {
            ChangeCapture.Record => c.RecordFields.Read(Number(local)),
            ChangeCapture.Session => One(item.Kind, c.LocalRows.Session(local)),
            _ => One(item.Kind, c.LocalRows.Tombstone(Number(local))),
        };
    }

    private static Dictionary<string, string> One(string kind, OneValue? row) => row is null ? [] : new() { [kind] = row.Value };

    private static long Number(string text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;
}
