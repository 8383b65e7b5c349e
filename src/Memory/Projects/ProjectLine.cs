namespace TotalMemory.Projects;

/// <summary>A project as a person sees it in a list.</summary>
public sealed record ProjectLine(
    string Id,
    string Name,
    string Root,
    string? Remote,
    long Records,
    long Sessions,
    DateTimeOffset LastSeen,
    IReadOnlyList<string> Folders
)
{
    /// <summary>The project of a checkout of this one before its remote changed; null for none.</summary>
    public string? Was { get; init; }
}
