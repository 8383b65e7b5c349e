namespace TotalMemory.Projects;

/// <summary>What was done to a project as a whole.</summary>
/// <param name="Other">The project it was joined to or split from.</param>
/// <param name="Name">What the project was called before.</param>
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
    /// <summary>All of a project became another one's.</summary>
    Join,

    /// <summary>What happened in one folder became a project of its own.</summary>
    Split,

    Rename,

    /// <summary>A person said that a folder is what its .git says.</summary>
    Trust,
}
