namespace TotalMemory.Recall;

/// <summary>A record and its score by one signal; larger is better.</summary>
public readonly record struct RecordScore(long Record, double Score);
