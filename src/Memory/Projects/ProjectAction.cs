namespace TotalMemory.Projects;

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
