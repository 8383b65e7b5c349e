namespace TotalMemory.Sync;

/// <summary>A session or a tombstone: its identity and its only value.</summary>
/// <param name="Project">Null for global ones.</param>
internal sealed record OneValue(string Identity, string? Project, string Value, DateTimeOffset At);
