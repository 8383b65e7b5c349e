namespace TotalMemory.Hub;

/// <summary>One of the person's machines, with its encrypted name.</summary>
internal sealed record MachineRow(string Id, byte[] Name, string Version, DateTimeOffset Seen);
