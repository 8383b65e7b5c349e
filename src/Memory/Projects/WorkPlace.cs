namespace TotalMemory.Projects;

/// <summary>A folder or repository in which somebody has worked.</summary>
/// <param name="Root">Empty for the clones of other machines, which share one row.</param>
public sealed record WorkPlace(string Id, string Project, string Root, bool IsDecided);
