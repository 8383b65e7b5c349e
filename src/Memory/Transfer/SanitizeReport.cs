namespace TotalMemory.Transfer;

/// <summary>What cleaning did.</summary>
/// <param name="Rewritten">Rows, by table; tables without any are left out.</param>
/// <param name="Skipped">Rows that had to stay as they are, by table and reason.</param>
public sealed record SanitizeReport(IReadOnlyDictionary<string, int> Rewritten, IReadOnlyDictionary<SanitizeSkip, int> Skipped);

/// <summary>Why rows stayed as they are.</summary>
public sealed record SanitizeSkip(string Table, string Reason);
