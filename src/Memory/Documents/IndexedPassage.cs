namespace TotalMemory.Documents;

/// <summary>A record that holds a passage, and the document it comes from.</summary>
internal sealed record IndexedPassage(long Id, string Path);
