namespace TotalMemory.Transfer;

/// <summary>A fact with its validity period.</summary>
public sealed record TimedTriple(string Subject, string Predicate, string Value, DateTimeOffset From, DateTimeOffset? To);
