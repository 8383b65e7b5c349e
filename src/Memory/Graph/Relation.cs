namespace TotalMemory.Graph;

/// <summary>How one record hangs together with another.</summary>
public enum RelationType
{
    Causal,
    Solution,
    Context,
    Related,
    Contradicts,
    Supersedes,
}

/// <summary>An edge between two records.</summary>
public sealed record Relation(long From, long To, RelationType Type);
