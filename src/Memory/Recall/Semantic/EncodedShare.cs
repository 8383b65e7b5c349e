namespace TotalMemory.Recall.Semantic;

/// <summary>Number of active records with a vector, and of all active records.</summary>
public sealed record EncodedShare(long Embedded, long Active);
