namespace TotalMemory.Transfer;

/// <summary>The result of redacting stored text.</summary>
/// <param name="Rewritten">Rows, by table; tables without any are left out.</param>
/// <param name="Skipped">Rows that could not be changed, by table and reason.</param>
public sealed record SanitizeReport(IReadOnlyDictionary<string, int> Rewritten, IReadOnlyDictionary<SanitizeSkip, int> Skipped);
