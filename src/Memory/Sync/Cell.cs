using TotalMemory.Projects;

namespace TotalMemory.Sync;

/// <summary>
/// One value of one field of an item, as it travels. An item is a record, a session or a tombstone; an element of a set (a quote, a line
/// of a ledger) is a field of its own, so that sets of two machines join.
/// </summary>
/// <param name="Item">The same on every machine (<see cref="GlobalId"/>).</param>
/// <param name="Project">The project it belongs to; <see cref="Everywhere"/> for what holds in all.</param>
/// <param name="Field">A name; of a set's element, the set's letter, a colon and what is the element's own.</param>
/// <param name="Value">Null: it was taken away.</param>
internal sealed record Cell(string Item, string Project, string Field, Stamp Stamp, string? Value)
{
    /// <inheritdoc cref="SharedProjects.Everywhere"/>
    public const string Everywhere = SharedProjects.Everywhere;

    /// <summary>The field that says that an item is forgotten or removed: it ends all its other fields, for good.</summary>
    public const string End = "end";

    public bool IsEnd => Field == End;
}

/// <summary>What this machine knows of a field: the value is in its own row, here is only what recognises it.</summary>
/// <param name="Digest">Of the value; <see cref="Taken"/> when it was taken away.</param>
internal sealed record KnownCell(string Field, Stamp Stamp, string Digest)
{
    public const string Taken = "";

    private const int DigestBytes = 12;

    public static string DigestOf(string? value) => value is null ? Taken : Spool.Sha256.Hex(value, DigestBytes);
}

/// <summary>What this machine knows of an item.</summary>
/// <param name="Ended">Since when it is forgotten or removed; null while it lives.</param>
internal sealed record KnownItem(Stamp? Ended, IReadOnlyDictionary<string, KnownCell> Cells)
{
    public static readonly KnownItem None = new(null, new Dictionary<string, KnownCell>());

    /// <summary>The latest of all its stamps.</summary>
    public Stamp? Latest => Cells.Values.Select(c => (Stamp?)c.Stamp).Append(Ended).Where(s => s is not null).Max();
}
