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
);

public enum ProjectAction
{
    /// <summary>A project was merged into another one.</summary>
    Join,

    /// <summary>A folder was made a project of its own.</summary>
    Split,

    Rename,

    /// <summary>A person trusted a folder's .git.</summary>
    Trust,
}
