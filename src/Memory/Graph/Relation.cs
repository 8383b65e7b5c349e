namespace TotalMemory.Graph;

/// <summary>An edge between two records.</summary>
public sealed record Relation(long From, long To, RelationType Type);
