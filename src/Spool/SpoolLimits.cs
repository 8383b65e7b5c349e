namespace TotalMemory.Spool;

/// <summary>How much may wait in the spool before duplicate wake-ups coalesce.</summary>
/// <param name="Events">Number of waiting events.</param>
/// <param name="Bytes">Their size on disk, in bytes.</param>
public sealed record SpoolLimits(int Events = 5_000, long Bytes = 64L << 20);
