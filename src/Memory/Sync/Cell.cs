using TotalMemory.Projects;

namespace TotalMemory.Sync;

/// <summary>
/// One value of one field of an item, as exchanged between machines. An item is a record, a session or a tombstone; each element of a set
/// (a quote, a ledger entry) is a field of its own, so that the sets of two machines are merged.
/// </summary>
/// <param name="Item">The same on every machine (<see cref="GlobalId"/>).</param>
/// <param name="Project">Its project; <see cref="Everywhere"/> for global items.</param>
/// <param name="Field">A name; for a set's element, the set's letter, a colon and the element's key.</param>
/// <param name="Value">Null if the value was removed.</param>
internal sealed record Cell(string Item, string Project, string Field, Stamp Stamp, string? Value)
{
    /// <inheritdoc cref="SharedProjects.Everywhere"/>
    public const string Everywhere = SharedProjects.Everywhere;

    /// <summary>The field that marks an item as forgotten or removed, permanently.</summary>
    public const string End = "end";

    public bool IsEnd => Field == End;
}

/// <summary>The known state of a field: only a digest, since the value itself is in the item's row.</summary>
/// <param name="Digest">Of the value; <see cref="Taken"/> if it was removed.</param>
internal sealed record KnownCell(string Field, Stamp Stamp, string Digest)
{
    public const string Taken = "";

    private const int DigestBytes = 12; // chosen: two texts that share 96 bits are not found

    public static string DigestOf(string? value) => value is null ? Taken : Spool.Sha256.Hex(value, DigestBytes);
}

/// <summary>The known state of an item.</summary>
/// <param name="Ended">When it was forgotten or removed; null if it was not.</param>
internal sealed record KnownItem(Stamp? Ended, IReadOnlyDictionary<string, KnownCell> Cells)
{
    public static readonly KnownItem None = new(null, new Dictionary<string, KnownCell>());

    /// <summary>The latest of all its stamps.</summary>
    public Stamp? Latest => Cells.Values.Select(c => (Stamp?)c.Stamp).Append(Ended).Where(s => s is not null).Max();
}
