namespace TotalMemory.Knowledge;

/// <summary>How many records there are, and how many of them are dated later than a time.</summary>
public sealed record DatedCounts(long All, long Later);
