namespace TotalMemory.Recall.Semantic;

/// <summary>A record and its text to be encoded.</summary>
public sealed record RecordWords(long Id, string Text);
