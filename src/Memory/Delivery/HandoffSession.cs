namespace TotalMemory.Delivery;

/// <summary>The session that is handed over.</summary>
/// <param name="Project">Its project's name.</param>
public sealed record HandoffSession(string Id, string Client, string Project, string? Branch, string? Folder, DateTimeOffset Ended);
