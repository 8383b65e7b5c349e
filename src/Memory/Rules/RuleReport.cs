namespace TotalMemory.Rules;

/// <summary>The result of a review.</summary>
public sealed record RuleReport(int Added, int Promoted, int Suspended, int Removed, IReadOnlyCollection<string> Projects);
