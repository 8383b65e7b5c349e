namespace TotalMemory.Recall.Semantic;

/// <summary>The order in which the records of each project were written, by their slots in the index.</summary>
internal sealed class WriteOrder
{
    private readonly List<int> before = [],
        after = [];

    // For each project, the slot of its newest record.
    private readonly Dictionary<int, int> newest = [];

    /// <summary>Adds the next slot.</summary>
    public void Append(int project)
    {
        var slot = before.Count;
        before.Add(newest.GetValueOrDefault(project, -1));
        after.Add(-1);
        if (before[slot] >= 0)
            after[before[slot]] = slot;
        newest[project] = slot;
    }

    /// <summary>The next record of the project, or -1.</summary>
    public int After(int slot) => after[slot];

    /// <summary>
    /// Fills in the slots before and after, with their distance in steps, as far as there is room; returns their number.
    /// </summary>
    public int Around(int slot, Span<NearSlot> near)
    {
        var n = 0;
        for (int step = 1, at = before[slot]; at >= 0 && step <= near.Length / 2; step++, at = before[at])
            near[n++] = new(at, step);
        for (int step = 1, at = after[slot]; at >= 0 && step <= near.Length / 2; step++, at = after[at])
            near[n++] = new(at, step);
        return n;
    }
}

/// <summary>A neighbouring record, and its distance in steps.</summary>
internal readonly record struct NearSlot(int Slot, int Steps);
