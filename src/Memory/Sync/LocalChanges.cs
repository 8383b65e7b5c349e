namespace TotalMemory.Sync;

/// <summary>A field that has another value here than the machine knew.</summary>
/// <param name="Value">Null: it was taken away.</param>
internal sealed record FieldChange(string Field, Stamp Stamp, string? Value);

/// <summary>What changed on this machine, told from what it knew before. Pure.</summary>
internal static class LocalChanges
{
    /// <param name="known">What the machine knew.</param>
    /// <param name="now">The values as they are now, by field.</param>
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

    /// <summary>All elements of a set were taken away here; the rest stays as it is known.</summary>
    public static IEnumerable<FieldChange> Removed(KnownItem known, string set, long at, string machine) =>
        known
            .Cells.Values.Where(k => k.Digest != KnownCell.Taken && k.Field.StartsWith(set + ":", StringComparison.Ordinal))
            .Select(k => new FieldChange(k.Field, Stamp.After(k.Stamp, at, machine), null));

    /// <summary>The item was forgotten or removed here: later than all that was known of it.</summary>
    public static FieldChange? End(KnownItem known, string reason, long at, string machine) =>
        known.Ended is null ? new FieldChange(Cell.End, Stamp.After(known.Latest, at, machine), reason) : null;
}
