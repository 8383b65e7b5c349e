using TotalMemory.Sync;

namespace TotalMemory.Tests.Sync;

/// <summary>A hub in memory, as small as the rules that the real one follows: the later stamp stays, an end ends everything.</summary>
internal sealed class ModelHub
{
    private readonly Dictionary<string, Dictionary<string, (Cell Cell, long Sequence)>> items = new(StringComparer.Ordinal);
    private long sequence;

    public void Take(IEnumerable<Cell> cells)
    {
        foreach (var cell in cells)
        {
            if (!items.TryGetValue(cell.Item, out var item))
                items[cell.Item] = item = new(StringComparer.Ordinal);
            if (item.ContainsKey(Cell.End) || item.TryGetValue(cell.Field, out var there) && there.Cell.Stamp >= cell.Stamp)
                continue;
            if (cell.IsEnd)
                item.Clear();
            item[cell.Field] = (cell, ++sequence);
        }
    }

    public List<(Cell Cell, long Sequence)> After(long cursor, int most, string? project = null) =>
        [
            .. items
                .Values.SelectMany(i => i.Values)
                .Where(c => c.Sequence > cursor && (project is null || c.Cell.Project == project))
                .OrderBy(c => c.Sequence)
                .Take(most),
        ];

    public IEnumerable<Cell> All => items.Values.SelectMany(i => i.Values).Select(c => c.Cell);
}

/// <summary>A machine whose rows are a dictionary; everything else is decided by the code that decides for real rows.</summary>
internal sealed class ModelMachine(string name, long skew)
{
    private readonly Dictionary<string, KnownItem> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cell> unsent = new(StringComparer.Ordinal);
    private long cursor;

    public Dictionary<string, SortedDictionary<string, string>> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Says something: the item it became, whose id counts how often it was forgotten before.</summary>
    public string Say(string identity, long at)
    {
        for (var turn = 0; ; turn++)
        {
            var id = GlobalId.Compute("fact", identity, "p", "", turn);
            if (known.GetValueOrDefault(id)?.Ended is not null)
                continue;
            if (!Rows.ContainsKey(id))
                Rows[id] = new(StringComparer.Ordinal) { ["words"] = $"{identity} by {name} at {at}" };
            Look(at);
            return id;
        }
    }

    public void Set(string item, string field, string value, long at)
    {
        if (!Rows.TryGetValue(item, out var row))
            return;
        row[field] = value;
        Look(at);
    }

    public bool Forget(string item, long at)
    {
        if (!Rows.Remove(item))
            return false;
        Note(item, [LocalChanges.End(Known(item), "forgotten", at + skew, name)!]);
        return true;
    }

    public void Push(ModelHub hub, int most, bool isAnswerLost)
    {
        var batch = unsent.Take(most).ToList();
        hub.Take(batch.Select(b => b.Value));
        if (!isAnswerLost)
            foreach (var (key, _) in batch)
                unsent.Remove(key);
    }

    /// <summary>True when something was left.</summary>
    public bool Pull(ModelHub hub, int most)
    {
        var batch = hub.After(cursor, most);
        foreach (var item in batch.GroupBy(c => c.Cell.Item, c => c.Cell))
            Take(item.Key, item);
        if (batch.Count > 0)
            cursor = batch[^1].Sequence;
        return batch.Count == most;
    }

    public bool HasUnsent => unsent.Count > 0;

    private KnownItem Known(string item) => known.GetValueOrDefault(item) ?? KnownItem.None;

    private void Look(long at)
    {
        foreach (var (item, row) in Rows)
            Note(item, LocalChanges.Compare(Known(item), row, at + skew, name));
    }

    private void Note(string item, IReadOnlyList<FieldChange> changes)
    {
        foreach (var change in changes)
        {
            var cell = new Cell(item, "p", change.Field, change.Stamp, change.Value);
            Learn(cell);
            if (cell.IsEnd)
                foreach (var key in unsent.Keys.Where(k => k.StartsWith(item, StringComparison.Ordinal)).ToList())
                    unsent.Remove(key);
            unsent[item + cell.Field] = cell;
        }
    }

    private void Take(string item, IEnumerable<Cell> cells)
    {
        var arrival = Arrival.Judge(Known(item), cells);
        if (arrival.End is { } end)
        {
            Rows.Remove(item);
            Learn(end);
            foreach (var key in unsent.Keys.Where(k => k.StartsWith(item, StringComparison.Ordinal)).ToList())
                unsent.Remove(key);
        }
        foreach (var cell in arrival.News)
        {
            if (!Rows.TryGetValue(item, out var row))
                Rows[item] = row = new(StringComparer.Ordinal);
            if (cell.Value is null)
                row.Remove(cell.Field);
            else
                row[cell.Field] = cell.Value;
            Learn(cell);
            unsent.Remove(item + cell.Field);
        }
    }

    private void Learn(Cell cell) =>
        known[cell.Item] = cell.IsEnd
            ? new KnownItem(cell.Stamp, new Dictionary<string, KnownCell>())
            : Known(cell.Item) with
            {
                Cells = new Dictionary<string, KnownCell>(Known(cell.Item).Cells)
                {
                    [cell.Field] = new(cell.Field, cell.Stamp, KnownCell.DigestOf(cell.Value)),
                },
            };
}
