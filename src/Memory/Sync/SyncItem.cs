namespace TotalMemory.Sync;

/// <summary>The local row of an item.</summary>
/// <param name="Local">The row's key; null if there is none.</param>
internal sealed record SyncItem(string Item, string Kind, string? Local, string Project, string Place, string Source)
{
    private const int PlaceBytes = 8; // chosen: with 64 bits no two branches are alike

    /// <summary>Digest of the project and branch from which an id was made.</summary>
    public static string PlaceOf(string? project, string branch) => Spool.Sha256.Hex($"{project}\n{branch}", PlaceBytes);
}
