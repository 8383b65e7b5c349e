namespace TotalMemory.Rules;

/// <summary>A rule whose mistake was repeated.</summary>
public sealed record RepeatedRule(long Id, string Text, int Judged, int Repeated);
