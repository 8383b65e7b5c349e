namespace TotalMemory.Recall;

/// <summary>A record and what one way of looking gives it; larger is better.</summary>
public readonly record struct RecordScore(long Record, double Score);
