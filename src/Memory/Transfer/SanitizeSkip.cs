namespace TotalMemory.Transfer;

/// <summary>Why rows were not changed.</summary>
public sealed record SanitizeSkip(string Table, string Reason);
