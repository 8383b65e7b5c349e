namespace TotalMemory.Projects;

/// <summary>A change to a whole project.</summary>
/// <param name="Other">The project it was merged into or split from.</param>
/// <param name="Name">The project's name before.</param>
public sealed record ProjectChange(
    long Id,
    DateTimeOffset At,
    ProjectAction Action,
    string Project,
    string? Other,
    string Reason,
    string? Name,
    bool IsUndone
)
{
    /// <summary>What happened, in one sentence without its full stop.</summary>
    public string Line =>
        Action switch
        {
            ProjectAction.Join => $"{Name ?? Project} was merged into {Other} ({Reason})",
            ProjectAction.Split => $"{Project} was split from {Other} ({Reason})",
            ProjectAction.Rename => $"{Name} was renamed",
            _ => $"a folder was trusted as {Project}",
        };
}
