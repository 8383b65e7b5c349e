namespace TotalMemory.Recall.Semantic;

/// <summary>Which records were written one after the other in a project. Records are known by their slot in the index.</summary>
internal sealed class WriteOrder
{
    private readonly List<int> before = [],
        after = [];

    // For each project, the slot of its newest record.
    private readonly Dictionary<int, int> newest = [];

    /// <summary>Takes in the next slot; slots come in the order in which their records were written.</summary>
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
    /// Fills in those before and after, with how many steps away they are; their number. Looks as far as there is room for.
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

/// <summary>A record near another, and how many steps away.</summary>
internal readonly record struct NearSlot(int Slot, int Steps);
