namespace TotalMemory.Recall.Semantic;

/// <summary>An encoder's version, and how many records have a vector of it.</summary>
public readonly record struct VersionSize(string Name, long Records);
