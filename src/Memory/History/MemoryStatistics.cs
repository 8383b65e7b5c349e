namespace TotalMemory.History;

/// <summary>The memory in numbers.</summary>
/// <param name="ByType">Active records by type, the most first.</param>
/// <param name="ByStatus">All records by status.</param>
/// <param name="ByProject">Active records by project name, the most first.</param>
/// <param name="Stale">Active records neither used nor confirmed for 90 days, and at least that old here.</param>
/// <param name="NeverUsed">Active records that were never recalled or shown.</param>
/// <param name="DeliveriesByWay">Times a record was put before an agent, by way.</param>
public sealed record MemoryStatistics(
    long Active,
    IReadOnlyDictionary<string, long> ByType,
    IReadOnlyDictionary<string, long> ByStatus,
    IReadOnlyDictionary<string, long> ByProject,
    long Sessions,
    long Evidence,
    long Stale,
    long NeverUsed,
    IReadOnlyDictionary<string, long> DeliveriesByWay,
    long DatabaseBytes
)
{
    /// <summary>
    /// 0 to 1: one, minus half the share of stale records, minus 0.3 times the share never used (total-agent-memory's formula).
    /// </summary>
    public double Health => Active == 0 ? 1 : Math.Max(0, 1 - 0.5 * Stale / Active - 0.3 * NeverUsed / Active);
}
