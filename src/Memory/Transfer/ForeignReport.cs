namespace TotalMemory.Transfer;

/// <param name="Added">New records.</param>
/// <param name="Known">Already here, from an earlier import or with the same text.</param>
/// <param name="Refused">A person removed them here before.</param>
/// <param name="Unreadable">Rows or lines without text or time.</param>
/// <param name="WithoutProject">Items without a project there.</param>
/// <param name="Projects">Ids of the changed projects.</param>
public sealed record ForeignReport(
    int Added,
    int Known,
    int Refused,
    int Unreadable,
    int Sessions,
    int WithoutProject,
    IReadOnlyCollection<string> Projects
)
{
    /// <summary>The first reasons why items were skipped.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
