namespace TotalMemory.Graph;

/// <summary>Type of a relation between two records.</summary>
public enum RelationType
{
    Causal,
    Solution,
    Context,
    Related,
    Contradicts,
    Supersedes,
}
