namespace TotalMemory.Knowledge;

/// <summary>A rejected text as fingerprint, with its identity.</summary>
internal sealed record RejectedText(string Identity, string Text);
