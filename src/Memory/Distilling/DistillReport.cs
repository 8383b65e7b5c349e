namespace TotalMemory.Distilling;

/// <summary>The result of one round.</summary>
public sealed record DistillReport(int Sessions, int Items, string? Trouble, IReadOnlyCollection<string> Projects);
