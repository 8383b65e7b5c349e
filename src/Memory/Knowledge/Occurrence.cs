namespace TotalMemory.Knowledge;

/// <summary>When something happened, and in which session.</summary>
public readonly record struct Occurrence(string Session, DateTimeOffset At);
