namespace TotalMemory.Recall.Semantic;

/// <summary>An encoder version in the database.</summary>
internal sealed record EmbeddingVersion(long Id, string Name, int Dimensions, float[] Prior);
