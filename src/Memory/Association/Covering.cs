namespace TotalMemory.Association;

/// <param name="Coverage">0 to 1: the share of the topic's words that the records hold.</param>
public sealed record Covering(IReadOnlyList<AssociatedRecord> Records, double Coverage);
