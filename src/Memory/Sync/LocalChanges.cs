namespace TotalMemory.Sync;

/// <summary>A field whose value changed.</summary>
/// <param name="Value">Null if it was removed.</param>
internal sealed record FieldChange(string Field, Stamp Stamp, string? Value);

/// <summary>Computes what changed on this machine since the known state. Pure.</summary>
internal static class LocalChanges
{
    /// <param name="known">The known state.</param>
    /// <param name="now">The current values, by field.</param>
    /// <param name="at">When they changed, Unix milliseconds, by the hub's clock as far as it is known.</param>
    public static IReadOnlyList<FieldChange> Compare(KnownItem known, IReadOnlyDictionary<string, string> now, long at, string machine)
    {
        if (known.Ended is not null)
            return [];
        var changes = new List<FieldChange>();
        foreach (var (field, value) in now)
        {
            var before = known.Cells.GetValueOrDefault(field);
            if (before?.Digest != KnownCell.DigestOf(value))
                changes.Add(new FieldChange(field, Stamp.After(before?.Stamp, at, machine), value));
        }
        foreach (var gone in known.Cells.Values.Where(c => c.Digest != KnownCell.Taken && !now.ContainsKey(c.Field)))
            changes.Add(new FieldChange(gone.Field, Stamp.After(gone.Stamp, at, machine), null));
        return changes;
    }

    /// <summary>Removes all elements of a set.</summary>
    public static IEnumerable<FieldChange> Removed(KnownItem known, string set, long at, string machine) =>
        known
            .Cells.Values.Where(k => k.Digest != KnownCell.Taken && k.Field.StartsWith(set + ":", StringComparison.Ordinal))
            .Select(k => new FieldChange(k.Field, Stamp.After(k.Stamp, at, machine), null));

    /// <summary>Ends an item that was forgotten or removed here, later than everything known of it.</summary>
    public static FieldChange? End(KnownItem known, string reason, long at, string machine) =>
        known.Ended is null ? new FieldChange(Cell.End, Stamp.After(known.Latest, at, machine), reason) : null;
}
