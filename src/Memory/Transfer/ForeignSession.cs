namespace TotalMemory.Transfer;

/// <summary>A session there.</summary>
public sealed record ForeignSession(string Id, string Client, string Project, string? Branch, DateTimeOffset Started, DateTimeOffset Ended);
