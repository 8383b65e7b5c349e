namespace TotalMemory.Sync;

/// <summary>A field whose current value the hub has not seen.</summary>
internal sealed record UnsentCell(SyncItem Item, string Field, Stamp Stamp, string Digest);
