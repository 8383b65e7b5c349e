namespace TotalMemory.Transfer;

/// <summary>Everything that could be read of another memory.</summary>
public sealed record ForeignMemory(
    string Source,
    IReadOnlyList<ForeignItem> Items,
    IReadOnlyList<ForeignSession> Sessions,
    IReadOnlyList<ForeignRelation> Relations,
    int Unreadable
)
{
    /// <summary>The first reasons why items could not be read.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
